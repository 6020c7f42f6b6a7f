package classroom7.cli;

import classroom7.documents.Epoch;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which history of answers this installation goes on with. */
@Command(
        name = "epoch",
        mixinStandardHelpOptions = true,
        description = {
            "Says the installation's epoch, or begins a new one. After a copy or a backup was put"
                    + " back, begin a new one before anything starts: devices then send again"
                    + " what they hold."
        },
        footer = {
            "",
            "Examples:",
            "  c7 documents epoch",
            "  c7 documents epoch --renew --home /srv/c7"
        })
final class EpochCommand implements Callable<Integer> {
    private static final String NAME = "c7 documents epoch";

    @Mixin SettingsOptions options;
    @Spec CommandSpec spec;

    @Option(
            names = "--renew",
            description = "Begins a new epoch; nothing else may run on the installation.")
    boolean renew;

    @Option(names = "--json", description = "Says it as a line of JSON.")
    boolean json;

    @Override
    public Integer call() {
        var settings = options.read();
        // Who renews has the home for itself: nobody takes answers between the copy and that.
        boolean alone = renew && settings.database() == null;
        try (var installation =
                alone
                        ? Installation.ownOnce(settings, NAME)
                        : Installation.open(settings, NAME, this::notice)) {
            if (alone) {
                installation.begin(this::notice);
            }
            var epoch = installation.door(Epoch.class);
            var said = renew ? epoch.renew() : epoch.current();
            spec.commandLine()
                    .getOut()
                    .println(json ? String.format(Locale.ROOT, "{\"epoch\":\"%s\"}", said) : said);
        }
        return 0;
    }

    private void notice(String line) {
        spec.commandLine().getErr().println("c7: " + line);
    }
}
