package classroom7.cli;

import classroom7.base.OrganizationId;
import classroom7.documents.DocumentsFailure;
import classroom7.documents.replica.NamedStores;
import classroom7.documents.replica.Replication.Pair;
import classroom7.documents.replica.Verification;
import classroom7.documents.replica.Verification.Difference;
import classroom7.documents.replica.Verification.Findings;
import classroom7.platform.process.Refusal;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Compares two stores. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Compares all revisions of all documents of two stores, and what is in them, and names"
                    + " the differences. It reads only, and believes no replication's account of itself."
        },
        footer = {
            "",
            "Examples:",
            "  c7 documents verify main replica",
            "  c7 documents verify main replica --json --home /srv/c7",
            "",
            "Ends with 0: the same, 1: there are differences, 2: failed."
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int DIFFERENCES_SHOWN = 50;

    @Mixin SettingsOptions options;
    @Spec CommandSpec spec;

    @Parameters(paramLabel = "A", description = "A store, by the name of its setting.")
    String a;

    @Parameters(paramLabel = "B", description = "Another one.")
    String b;

    @Option(names = "--json", description = "Says what was found as a line of JSON.")
    boolean json;

    @Override
    public Integer call() {
        try (var installation =
                        Installation.open(
                                options.read(),
                                "c7 documents verify",
                                line -> spec.commandLine().getErr().println("c7: " + line));
                var stores = installation.door(NamedStores.class)) {
            var findings = compare(stores.pair(a, b));
            boolean same = findings.values().stream().allMatch(f -> f.differences().isEmpty());
            if (json) {
                printJson(findings, same);
            } else {
                print(findings, same);
            }
            return same ? 0 : 1;
        } catch (DocumentsFailure e) {
            throw new Refusal(e.getMessage() + ": mend that and start it again.", e);
        }
    }

    private Map<OrganizationId, Findings> compare(Pair pair) {
        var progress = new Progress(spec, json, "documents compared");
        var findings = Verification.of(pair, progress::add);
        progress.end();
        return findings;
    }

    private void print(Map<OrganizationId, Findings> findings, boolean same) {
        var out = spec.commandLine().getOut();
        int[] room = {DIFFERENCES_SHOWN};
        findings.forEach((organization, found) ->
                found.differences().stream()
                        .limit(Math.max(0, room[0]))
                        .forEach(difference -> {
                            room[0]--;
                            out.printf(
                                    Locale.ROOT,
                                    "%s %s %s: %s%n",
                                    organization.value(),
                                    difference.leaf().id(),
                                    difference.leaf().revision(),
                                    said(difference));
                        }));
        var counts =
                String.format(
                        Locale.ROOT,
                        "%d organizations, %d documents, %d revisions",
                        findings.size(),
                        findings.values().stream().mapToLong(Findings::documents).sum(),
                        findings.values().stream().mapToLong(Findings::revisions).sum());
        if (same) {
            out.println("The same: " + counts + ".");
            return;
        }
        out.printf(
                Locale.ROOT,
                "Not the same: %s, %d differences%s.%n",
                counts,
                findings.values().stream().mapToLong(f -> f.differences().size()).sum(),
                findings.values().stream().allMatch(Findings::complete) ? "" : " and more");
    }

    private String said(Difference difference) {
        return switch (difference.kind()) {
            case ONLY_IN_FIRST -> b + " does not have it";
            case ONLY_IN_SECOND -> a + " does not have it";
            case OTHER_BODY -> "not the same text in both";
        };
    }

    private void printJson(Map<OrganizationId, Findings> findings, boolean same) {
        var node = JsonMapper.shared().createObjectNode();
        node.put("same", same);
        var organizations = node.putArray("organizations");
        findings.forEach((organization, found) -> {
            var one = organizations.addObject();
            one.put("organization", organization.value())
                    .put("documents", found.documents())
                    .put("revisions", found.revisions())
                    .put("complete", found.complete());
            var differences = one.putArray("differences");
            for (var difference : found.differences()) {
                differences
                        .addObject()
                        .put("id", difference.leaf().id())
                        .put("revision", difference.leaf().revision())
                        .put("kind", difference.kind().name().toLowerCase(Locale.ROOT));
            }
        });
        spec.commandLine().getOut().println(node);
    }
}
