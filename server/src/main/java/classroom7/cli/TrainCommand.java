package classroom7.cli;

import classroom7.platform.process.Refusal;
import classroom7.platform.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts everything on a throwaway home and visits it, so that the JVM can note what it loads. */
@Command(name = "train", hidden = true, description = "Part of the build: prepares fast starts.")
final class TrainCommand implements Callable<Integer> {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
    private static final List<String> VISITS = List.of("/live", "/up", "/", "/sign-in", "/nowhere");

    @Mixin SettingsOptions options;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var settings = options.read(Map.of("C7_PORT", "0", "C7_LISTEN", "127.0.0.1"));
        try (var installation = Installation.own(settings, "c7 train")) {
            installation.begin(line -> {});
            visit(settings, installation);
        }
        return 0;
    }

    private static void visit(Settings settings, Installation installation)
            throws IOException, InterruptedException {
        try (var server = Server.start(installation);
                var client = HttpClient.newHttpClient()) {
            for (var path : VISITS) {
                visit(client, settings.base(server.port()).resolve(path));
            }
        }
    }

    private static void visit(HttpClient client, URI address)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).timeout(ANSWER_MAX).build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status >= 500) {
            throw new Refusal(
                    String.format(Locale.ROOT, "%s answered %d while training.", address, status));
        }
    }
}
