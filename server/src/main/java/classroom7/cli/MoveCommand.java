package classroom7.cli;

import classroom7.base.Ids;
import classroom7.documents.DocumentsFailure;
import classroom7.documents.Epoch;
import classroom7.documents.replica.Copying;
import classroom7.documents.replica.NamedStores;
import classroom7.documents.replica.Replication.Pair;
import classroom7.documents.replica.Verification;
import classroom7.platform.process.Refusal;
import classroom7.platform.settings.Settings;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings the documents of a stopped installation to where they are kept from then on. */
@Command(
        name = "move",
        mixinStandardHelpOptions = true,
        description = {
            "Brings all documents of a stopped installation into another store, compares the two,"
                    + " and prepares the installation to go on from there. Which setting to change"
                    + " is said in the end; until it is changed, nothing is."
        },
        footer = {
            "",
            "TO is the name of a setting's store (archive is C7_STORE_ARCHIVE_URL), or",
            "database: the installation's own PostgreSQL, on the way back from a CouchDB.",
            "",
            "Examples:",
            "  c7 documents move archive --home /srv/c7",
            "  c7 documents move database --home /srv/c7",
            "",
            "Ends with 0: change the setting now, 1: the stores differ, nothing was",
            "prepared (the output names why), 2: failed."
        })
final class MoveCommand implements Callable<Integer> {
    private static final String NAME = "c7 documents move";
    private static final int DIFFERENCES_SHOWN = 20;

    @Mixin SettingsOptions options;
    @Spec CommandSpec spec;

    @Parameters(paramLabel = "TO", description = "Where the documents are to be kept.")
    String to;

    @Option(
            names = "--stopped",
            description = "With C7_DATABASE_URL: says that no process of this installation runs.")
    boolean stopped;

    @Option(names = "--json", description = "Says what was done as a line of JSON.")
    boolean json;

    @Override
    public Integer call() {
        var settings = options.read();
        if (settings.database() != null && !stopped) {
            throw new Refusal(
                    "Stop every `c7 serve` and `c7 work` of this database, then say so with --stopped.");
        }
        if (settings.stores().get(to) instanceof URI uri && !uri.toString().startsWith("http")) {
            throw new Refusal(
                    "Documents are kept in a CouchDB or in the installation's own PostgreSQL: name a CouchDB, or database.");
        }
        try (var installation = open(settings);
                var stores = installation.door(NamedStores.class)) {
            var pair = stores.pair(NamedStores.MAIN, to);
            long documents = copy(installation, pair);
            if (!isSame(pair)) {
                return 1;
            }
            // Positions in the old store's feed mean nothing in the new one's.
            installation.door(Epoch.class).renew();
            print(documents);
            return 0;
        } catch (DocumentsFailure e) {
            throw new Refusal(
                    e.getMessage() + ": nothing was changed; mend that and start it again.", e);
        }
    }

    /** The home for itself where the database is ours: then nothing writes meanwhile. */
    private Installation open(Settings settings) {
        if (settings.database() != null) {
            return Installation.open(settings, NAME, this::notice);
        }
        var installation = Installation.own(settings, NAME);
        installation.begin(this::notice);
        return installation;
    }

    private void notice(String line) {
        spec.commandLine().getErr().println("c7: " + line);
    }

    private long copy(Installation installation, Pair pair) {
        var progress = new Progress(spec, json, "documents brought over");
        var copying =
                new Copying(
                        pair, installation.door(Ids.class), installation.door(InstantSource.class));
        try {
            return copying.patiently(tally -> progress.show(tally.looked())).written();
        } finally {
            progress.end();
        }
    }

    private boolean isSame(Pair pair) {
        var progress = new Progress(spec, json, "documents compared");
        var findings = Verification.of(pair, progress::add);
        progress.end();
        findings.forEach((organization, found) ->
                found.differences().stream()
                        .limit(DIFFERENCES_SHOWN)
                        .forEach(difference ->
                                notice(
                                        String.format(
                                                Locale.ROOT,
                                                "not the same in both: %s %s %s (%s)",
                                                organization.value(),
                                                difference.leaf().id(),
                                                difference.leaf().revision(),
                                                difference.kind()))));
        boolean same = findings.values().stream().allMatch(f -> f.differences().isEmpty());
        if (!same) {
            notice(
                    String.format(
                            Locale.ROOT,
                            "nothing was prepared: see c7 documents verify main %s, and c7 documents replicate %s main for what only %s has",
                            to,
                            to,
                            to));
        }
        return same;
    }

    private void print(long documents) {
        var next =
                to.equals(NamedStores.DATABASE)
                        ? "take C7_DOCUMENTS_URL out of the settings"
                        : "set C7_DOCUMENTS_URL to what " + NamedStores.setting(to) + " is";
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        json
                                ? "{\"written\":%d,\"next\":\"%s\"}%n"
                                : "The same in both now; %d revisions were brought over. Before anything starts: %s.%n",
                        documents,
                        next);
    }
}
