package classroom7.cli;

import classroom7.operations.drill.Rehearsal;
import classroom7.operations.sample.Sample;
import classroom7.platform.database.Database;
import classroom7.platform.job.Beats;
import classroom7.platform.job.Jobs;
import classroom7.platform.job.Recurring;
import classroom7.platform.process.Refusal;
import classroom7.platform.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
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
    private static final Duration REHEARSED = Duration.ofSeconds(8);
    private static final int ANSWERS_MIN = 100;
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
            rehearse(server);
        }
    }

    /** So that a class that begins right after a start meets code that is known already. */
    private static void rehearse(Server server) {
        var rehearsal =
                new Rehearsal(
                        server.door(Sample.Rooms.class),
                        server.door(Database.class),
                        server.door(InstantSource.class));
        try (var working =
                server.door(Jobs.class)
                        .begin(server.doors(Recurring.class), server.door(Beats.class))) {
            var read = rehearsal.run(server.port(), REHEARSED);
            if (read.answers() < ANSWERS_MIN || read.pages() == 0) {
                throw new Refusal("Too little was read while training: " + read);
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
