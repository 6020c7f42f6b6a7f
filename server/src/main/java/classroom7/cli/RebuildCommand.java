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
            "Throws marks and progress of every organization away and makes them anew"
                    + " from the answers, whether or not Classroom7 is running."
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
            var organizations = projection.organizations();
            var counter = new Counter(organizations.size());
            for (var organization : organizations) {
                projection.rebuild(organization, counter::followed);
                counter.organization();
            }
            out.println(
                    String.format(
                            Locale.ROOT,
                            (json
                                    ? "{\"organizations\":%d,\"documents\":%d}"
                                    : "Made anew: %d organizations, from %d documents."),
                            counter.organizations,
                            counter.documents));
        }
        return 0;
    }

    /** What was done so far, shown on a terminal while it goes on. */
    private final class Counter {
        private final boolean shown =
                !json && System.console() != null && System.console().isTerminal();
        private final int of;
        private int organizations;
        private long documents;

        Counter(int of) {
            this.of = of;
        }

        void followed(int changes) {
            documents += changes;
            show("\r");
        }

        void organization() {
            organizations++;
            show(organizations == of ? "\r\033[K" : "\r");
        }

        private void show(String end) {
            if (shown) {
                var err = spec.commandLine().getErr();
                err.printf(
                        Locale.ROOT,
                        "%d of %d organizations, %d documents%s",
                        organizations,
                        of,
                        documents,
                        end);
                err.flush();
            }
        }
    }
}
