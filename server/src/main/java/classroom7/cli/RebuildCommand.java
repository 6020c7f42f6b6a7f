package classroom7.cli;

import classroom7.learning.progress.Projection;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes everything anew that is derived from the answers. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = {
            "Throws marks and progress of every organization away and makes them anew",
            "from the answers, whether or not Classroom7 is running."
        },
        footer = {"", "Example:", "  c7 documents rebuild --home /srv/c7"})
final class RebuildCommand implements Callable<Integer> {
    @Mixin SettingsOptions options;
    @Spec CommandSpec spec;

    @Option(names = "--json", description = "Says what was done as a line of JSON.")
    boolean json;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try (var installation =
                Installation.open(
                        options.read(),
                        "c7 documents rebuild",
                        line -> spec.commandLine().getErr().println(line))) {
            var projection = installation.door(Projection.class);
            long changes = 0;
            int organizations = 0;
            for (var organization : projection.organizations()) {
                changes += projection.rebuild(organization);
                organizations++;
            }
            out.println(
                    String.format(
                            Locale.ROOT,
                            (json
                                    ? "{\"organizations\":%d,\"documents\":%d}"
                                    : "Made anew: %d organizations, from %d documents."),
                            organizations,
                            changes));
        }
        return 0;
    }
}
