package classroom7.cli;

import classroom7.base.OrganizationId;
import classroom7.documents.DocumentsFailure;
import classroom7.documents.replica.Moving.Moved;
import classroom7.documents.replica.NamedStores;
import classroom7.documents.replica.Verification.Difference;
import classroom7.platform.process.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes the store in which an installation keeps its documents. */
@Command(
        name = "move",
        mixinStandardHelpOptions = true,
        description = {
            "Brings all documents into another store, compares the two, and keeps documents there"
                    + " from then on, whether or not Classroom7 is running. In the end nobody can"
                    + " write for a few seconds; answers wait on the devices meanwhile."
        },
        footer = {
            "",
            "TO is the name of a setting's store (archive is C7_STORE_ARCHIVE_URL; every",
            "process needs that setting, and keeps needing it), or database: the",
            "installation's own PostgreSQL, on the way back from a CouchDB.",
            "",
            "Examples:",
            "  c7 documents move archive --home /srv/c7",
            "  c7 documents move database --home /srv/c7",
            "",
            "Ends with 0: documents are kept there now, 1: the stores differ, nothing was",
            "changed (the output names why), 2: failed, nothing was changed."
        })
final class MoveCommand implements Callable<Integer> {
    private static final String NAME = "c7 documents move";
    private static final int DIFFERENCES_SHOWN = 20;

    @Mixin SettingsOptions options;
    @Spec CommandSpec spec;

    @Parameters(paramLabel = "TO", description = "Where the documents are to be kept.")
    String to;

    @Option(names = "--json", description = "Says what was done as a line of JSON.")
    boolean json;

    @Override
    public Integer call() {
        try (var installation = Installation.open(options.read(), NAME, this::notice);
                var stores = installation.door(NamedStores.class)) {
            var moved = moved(stores);
            moved.differences().forEach(this::say);
            if (!moved.differences().isEmpty()) {
                notice(
                        String.format(
                                Locale.ROOT,
                                "nothing was changed: see c7 documents verify main %s, and c7 documents replicate %s main for what only %s has",
                                to,
                                to,
                                to));
                return 1;
            }
            print(moved);
            return 0;
        } catch (DocumentsFailure e) {
            throw new Refusal(
                    e.getMessage() + ": nothing was changed; mend that and start it again.", e);
        }
    }

    private void notice(String line) {
        spec.commandLine().getErr().println("c7: " + line);
    }

    private Moved moved(NamedStores stores) {
        var progress = new Progress(spec, json, "documents brought over or compared");
        try {
            return stores.moving(to).move(to, progress::show, progress::add);
        } finally {
            progress.end();
        }
    }

    private void say(OrganizationId organization, List<Difference> differences) {
        differences.stream()
                .limit(DIFFERENCES_SHOWN)
                .forEach(difference ->
                        notice(
                                String.format(
                                        Locale.ROOT,
                                        "not the same in both: %s %s %s (%s)",
                                        organization.value(),
                                        difference.leaf().id(),
                                        difference.leaf().revision(),
                                        difference.kind())));
    }

    private void print(Moved moved) {
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        json
                                ? "{\"written\":%d,\"closedMillis\":%d,\"store\":\"%s\"}%n"
                                : "%d revisions were brought over, nobody could write for %d ms; documents are kept in %s from now on.%n",
                        moved.written(),
                        moved.closed().toMillis(),
                        to);
    }
}
