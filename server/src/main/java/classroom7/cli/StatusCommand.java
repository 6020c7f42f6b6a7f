package classroom7.cli;

import classroom7.documents.DocumentsFailure;
import classroom7.documents.Replica;
import classroom7.documents.replica.Lag;
import classroom7.documents.replica.NamedStores;
import classroom7.documents.replica.Standing;
import classroom7.platform.process.Refusal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How the stores stand. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Says of every store that the settings name how much it takes on its disk, and how far"
                    + " what is in main has come into it."
        },
        footer = {
            "",
            "Examples:",
            "  c7 documents status",
            "  c7 documents status --json --home /srv/c7",
            "",
            "Ends with 0: the replica is followed into, every other store has all of main;",
            "1: the replica stands still (main moved, it did not for 60 s) or refuses",
            "something, or another store is behind or away."
        })
final class StatusCommand implements Callable<Integer> {
    private static final double MEBIBYTE = 1024 * 1024;
    private static final double PERCENT = 100;

    @Mixin SettingsOptions options;
    @Spec CommandSpec spec;

    @Option(names = "--json", description = "Says it as a line of JSON.")
    boolean json;

    /** One store; of one that is not reached there is a problem. */
    private record State(
            String name,
            Replica.@Nullable Size size,
            long forgetful,
            List<Standing> standings,
            List<Lag> lags,
            @Nullable String problem) {
        boolean isWell() {
            return problem == null
                    && standings.stream().allMatch(one -> one.behind() == 0)
                    && lags.stream().noneMatch(one -> one.stuck() || one.refused() > 0);
        }
    }

    @Override
    public Integer call() {
        var settings = options.read();
        try (var installation =
                        Installation.open(
                                settings,
                                "c7 documents status",
                                line -> spec.commandLine().getErr().println("c7: " + line));
                var stores = installation.door(NamedStores.class)) {
            var others = new TreeSet<>(settings.stores().keySet());
            var clock = installation.door(InstantSource.class);
            var states =
                    Stream.concat(Stream.of(NamedStores.MAIN), others.stream())
                            .map(name -> state(stores, name, clock))
                            .toList();
            if (json) {
                var all = JsonMapper.shared().createObjectNode();
                var array = all.putArray("stores");
                states.forEach(state -> describe(state, array.addObject()));
                spec.commandLine().getOut().println(all);
            } else {
                states.forEach(this::print);
            }
            return states.stream().allMatch(State::isWell) ? 0 : 1;
        }
    }

    /** How far the replica is main knows itself, also while the replica is away. */
    private static State state(NamedStores stores, String name, InstantSource clock) {
        var lags = new ArrayList<Lag>();
        try {
            if (name.equals(NamedStores.REPLICA)) {
                lags.addAll(stores.lags());
            }
            if (name.equals(NamedStores.MAIN) || name.equals(NamedStores.REPLICA)) {
                var store = stores.named(name);
                return new State(name, store.size(), store.forgetful(), List.of(), lags, null);
            }
            var pair = stores.pair(NamedStores.MAIN, name);
            var standings = Standing.of(pair, clock);
            var there = pair.target();
            return new State(name, there.size(), there.forgetful(), standings, lags, null);
        } catch (DocumentsFailure | Refusal e) {
            return new State(name, null, 0, List.of(), lags, e.getMessage());
        }
    }

    private void print(State state) {
        var out = spec.commandLine().getOut();
        var problem = state.problem();
        out.printf(
                Locale.ROOT,
                "%s: %s%n",
                state.name(),
                problem == null ? disk(state.size()) : problem);
        if (state.forgetful() > 0) {
            out.printf(
                    Locale.ROOT,
                    "  %d documents have more than 1000 revisions: of the earliest the names are gone, too%n",
                    state.forgetful());
        }
        state.standings().forEach(standing -> out.println("  " + said(standing)));
        state.lags().forEach(lag -> out.println("  " + said(lag)));
    }

    private static String said(Lag lag) {
        var organization = lag.organization().value();
        var refused =
                lag.refused() == 0
                        ? ""
                        : String.format(Locale.ROOT, ", without %d that it refuses", lag.refused());
        if (lag.worked() == null) {
            return lag.behind() == 0
                    ? organization + " has nothing to follow"
                    : String.format(
                            Locale.ROOT,
                            "%s was never followed: %d documents",
                            organization,
                            lag.behind());
        }
        return lag.behind() == 0
                ? String.format(
                        Locale.ROOT,
                        "%s has everything%s; seen to work %s",
                        organization,
                        refused,
                        lag.worked())
                : String.format(
                        Locale.ROOT,
                        "%s %s: %d documents behind, for %d s%s; last seen to work %s",
                        organization,
                        lag.stuck() ? "STANDS STILL" : "follows",
                        lag.behind(),
                        lag.seconds(),
                        refused,
                        lag.worked());
    }

    private static String said(Standing standing) {
        var organization = standing.organization().value();
        if (standing.behind() == 0) {
            return organization + " has everything";
        }
        return standing.recorded() == null
                ? String.format(
                        Locale.ROOT,
                        "%s has never been replicated: %d documents",
                        organization,
                        standing.behind())
                : String.format(
                        Locale.ROOT,
                        "%s is behind by %d documents, for %d s",
                        organization,
                        standing.behind(),
                        standing.seconds());
    }

    private static String disk(Replica.@Nullable Size size) {
        return size == null
                ? "does not say what it takes on its disk"
                : String.format(
                        Locale.ROOT,
                        "%.1f MB on disk, %.0f %% of it to be freed by compaction",
                        size.bytes() / MEBIBYTE,
                        size.bytes() == 0
                                ? 0
                                : PERCENT * (size.bytes() - size.used()) / size.bytes());
    }

    private static void describe(State state, ObjectNode node) {
        node.put("name", state.name());
        if (state.problem() != null) {
            node.put("problem", state.problem());
        }
        if (state.size() != null) {
            node.put("bytes", state.size().bytes()).put("bytesUsed", state.size().used());
        }
        if (state.forgetful() > 0) {
            node.put("forgetful", state.forgetful());
        }
        if (state.name().equals(NamedStores.MAIN)) {
            return;
        }
        var organizations = node.putArray("organizations");
        for (var standing : state.standings()) {
            var one = organizations.addObject();
            one.put("organization", standing.organization().value())
                    .put("behind", standing.behind())
                    .put("secondsBehind", standing.seconds());
            if (standing.recorded() != null) {
                one.put("checkpoint", standing.recorded().toString());
            }
        }
        for (var lag : state.lags()) {
            var one = organizations.addObject();
            one.put("organization", lag.organization().value())
                    .put("behind", lag.behind())
                    .put("secondsBehind", lag.seconds())
                    .put("refused", lag.refused())
                    .put("stuck", lag.stuck());
            if (lag.worked() != null) {
                one.put("lastWorked", lag.worked().toString());
            }
        }
    }
}
