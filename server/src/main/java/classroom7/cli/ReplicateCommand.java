package classroom7.cli;

import classroom7.documents.DocumentsFailure;
import classroom7.documents.replica.Copying;
import classroom7.documents.replica.Following;
import classroom7.documents.replica.NamedStores;
import classroom7.documents.replica.Tally;
import classroom7.platform.job.JobRunner;
import classroom7.platform.process.Refusal;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Brings all documents of one store into another. */
@Command(
        name = "replicate",
        mixinStandardHelpOptions = true,
        description = {
            "Brings every revision of every document, with conflicts and removals, from one store"
                    + " into another, whether or not Classroom7 is running. It goes on where it"
                    + " was left and may be killed at any moment."
        },
        footer = {
            "",
            "Stores go by the names of their settings: main is the installation's own,",
            "replica is C7_REPLICA_URL, archive would be C7_STORE_ARCHIVE_URL.",
            "",
            "Examples:",
            "  c7 documents replicate main replica",
            "  c7 documents replicate replica main --home /srv/c7",
            "  c7 documents replicate main archive --continuous",
            "",
            "Ends with 0: done, 1: done, but some were refused (they are named), 2: failed."
        })
final class ReplicateCommand implements Callable<Integer> {
    private static final String NAME = "c7 documents replicate";
    private static final int REFUSALS_SHOWN = 20;

    @Mixin SettingsOptions options;
    @Spec CommandSpec spec;

    @Parameters(paramLabel = "FROM", description = "The store that is read.")
    String from;

    @Parameters(paramLabel = "TO", description = "The store that is written to.")
    String to;

    @Option(
            names = "--continuous",
            description = "Follows what changes until it is stopped (Ctrl-C, SIGTERM).")
    boolean continuous;

    @Option(
            names = "--from-the-beginning",
            description =
                    "Compares everything again instead of going on; what is there is not sent.")
    boolean fromTheBeginning;

    @Option(names = "--json", description = "Says what was done as a line of JSON.")
    boolean json;

    @Override
    public Integer call() throws InterruptedException {
        return continuous ? follow() : once();
    }

    private int once() {
        try (var installation = open();
                var stores = stores(installation)) {
            var copying = copying(stores);
            var progress = new Progress(spec, json, "documents compared");
            try {
                var tally = copying.patiently(t -> progress.show(t.looked()));
                progress.end();
                print(tally, copying.organizations());
                return tally.refused() == 0 ? 0 : 1;
            } catch (DocumentsFailure e) {
                progress.end();
                throw new Refusal(
                        String.format(
                                Locale.ROOT,
                                "%s after %d revisions: mend that and start it again; it goes on where it was.",
                                e.getMessage(),
                                copying.total().written()),
                        e);
            }
        }
    }

    private int follow() throws InterruptedException {
        var stopping = new Stopping();
        try {
            var installation = open();
            stopping.add(installation, installation::close);
            var stores = stores(installation);
            stopping.add(stores, stores::close);
            var following =
                    new Following(
                            from + " to " + to,
                            () -> copying(stores),
                            installation.door(InstantSource.class));
            var jobs = JobRunner.start(List.of(following));
            stopping.add(jobs, jobs::close);
            spec.commandLine()
                    .getErr()
                    .printf(Locale.ROOT, "c7: following %s into %s until stopped%n", from, to);
        } catch (RuntimeException e) {
            stopping.stop();
            throw e;
        }
        stopping.await();
        return 0;
    }

    private Copying copying(NamedStores stores) {
        var copying = stores.copying(from, to);
        return fromTheBeginning ? copying.startingOver() : copying;
    }

    private Installation open() {
        return Installation.open(
                options.read(), NAME, line -> spec.commandLine().getErr().println("c7: " + line));
    }

    private static NamedStores stores(Installation installation) {
        return installation.door(NamedStores.class);
    }

    private void print(Tally tally, int organizations) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(described(tally, organizations));
            return;
        }
        out.printf(
                Locale.ROOT,
                "%d organizations, %d documents compared, %d revisions written, %d refused.%n",
                organizations,
                tally.looked(),
                tally.written(),
                tally.refused());
        tally.refusals().stream()
                .limit(REFUSALS_SHOWN)
                .forEach(refusal ->
                        out.printf(
                                Locale.ROOT,
                                "refused: %s %s: %s%n",
                                refusal.leaf().id(),
                                refusal.leaf().revision(),
                                refusal.why()));
        if (tally.refused() > REFUSALS_SHOWN) {
            out.printf(
                    Locale.ROOT,
                    "… and %d more (--json names %d).%n",
                    tally.refused() - REFUSALS_SHOWN,
                    tally.refusals().size());
        }
    }

    private static ObjectNode described(Tally tally, int organizations) {
        var node = JsonMapper.shared().createObjectNode();
        node.put("organizations", organizations)
                .put("documents", tally.looked())
                .put("written", tally.written())
                .put("passed", tally.passed())
                .put("refused", tally.refused());
        var refusals = node.putArray("refusals");
        for (var refusal : tally.refusals()) {
            refusals.addObject()
                    .put("id", refusal.leaf().id())
                    .put("revision", refusal.leaf().revision())
                    .put("why", refusal.why());
        }
        return node;
    }
}
