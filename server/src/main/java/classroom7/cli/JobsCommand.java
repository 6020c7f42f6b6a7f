package classroom7.cli;

import classroom7.platform.job.Jobs;
import classroom7.platform.job.Loop;
import classroom7.platform.job.Plan;
import classroom7.platform.job.Run;
import classroom7.platform.job.Standing;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How the jobs stand, and what is said about them. */
@Command(
        name = "jobs",
        mixinStandardHelpOptions = true,
        description = {
            "Lists what runs by itself: its schedule, how its last run went, and when the next is"
                    + " due, whether or not Classroom7 is running."
        },
        subcommands = {JobRunCommand.class, JobPauseCommand.class, JobResumeCommand.class},
        footer = {
            "",
            "Examples:",
            "  c7 jobs",
            "  c7 jobs --json --home /srv/c7",
            "  c7 jobs run attachment-sweep",
            "",
            "Ends with 0: all is well; 1: something failed, was missed, or stands still."
        })
final class JobsCommand implements Callable<Integer> {
    private static final String ROW = "%-20s %-8s %-28s %-46s %s%n";
    private static final double MILLIS = 1000;

    @Mixin SettingsOptions options;
    @Spec CommandSpec spec;

    @Option(names = "--json", description = "Says it as a line of JSON.")
    boolean json;

    @Override
    public Integer call() {
        try (var installation =
                Installation.open(
                        options.read(),
                        "c7 jobs",
                        line -> spec.commandLine().getErr().println("c7: " + line))) {
            var jobs = installation.door(Jobs.class);
            var now = installation.door(InstantSource.class).instant();
            var all = jobs.all();
            var loops = jobs.loops();
            if (json) {
                describe(all, loops, now);
            } else {
                print(all, loops, now);
            }
            boolean isWell =
                    all.stream().noneMatch(job -> job.state(now).isBad())
                            && loops.stream().noneMatch(loop -> isBad(loop, now));
            return isWell ? 0 : 1;
        }
    }

    private static boolean isBad(Loop loop, Instant now) {
        return loop.isSilent(now) || loop.fails();
    }

    private void print(List<Standing> jobs, List<Loop> loops, Instant now) {
        var out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, ROW, "JOB", "STATE", "SCHEDULE", "LAST RUN", "NEXT RUN");
        for (var job : jobs) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    job.duty().name(),
                    word(job.state(now)),
                    said(job.duty().plan()),
                    job.runs().isEmpty() ? "-" : said(job.runs().getFirst(), now),
                    job.pausedBy() != null ? "-" : time(job.next()));
        }
        out.println();
        if (loops.isEmpty()) {
            out.println("No process has run jobs in the last week.");
        }
        for (var loop : loops) {
            out.printf(
                    Locale.ROOT,
                    "%-20s %-8s %s%n",
                    loop.name(),
                    loop.isSilent(now) ? "SILENT" : loop.fails() ? "FAILED" : "well",
                    loop.fails()
                            ? time(loop.failed()) + " " + loop.failure()
                            : "last worked " + time(loop.worked()));
        }
    }

    private void describe(List<Standing> jobs, List<Loop> loops, Instant now) {
        var all = JsonMapper.shared().createObjectNode();
        var array = all.putArray("jobs");
        for (var job : jobs) {
            describe(job, now, array.addObject());
        }
        var repeated = all.putArray("loops");
        for (var loop : loops) {
            repeated.addObject()
                    .put("name", loop.name())
                    .put("silent", loop.isSilent(now))
                    .put("fails", loop.fails())
                    .put("lastWorked", text(loop.worked()))
                    .put("lastFailed", text(loop.failed()))
                    .put("failure", loop.failure());
        }
        spec.commandLine().getOut().println(all);
    }

    private static void describe(Standing job, Instant now, ObjectNode node) {
        node.put("name", job.duty().name())
                .put("state", word(job.state(now)).toLowerCase(Locale.ROOT))
                .put("schedule", said(job.duty().plan()))
                .put("repeat", job.duty().repeat().name().toLowerCase(Locale.ROOT))
                .put("paused", job.pausedBy() != null)
                .put("next", text(job.next()));
        var runs = node.putArray("runs");
        for (var run : job.runs()) {
            var outcome = run.outcome();
            runs.addObject()
                    .put("due", text(run.due()))
                    .put("started", text(run.started()))
                    .put("ended", text(run.ended()))
                    .put(
                            "outcome",
                            outcome == null ? null : outcome.name().toLowerCase(Locale.ROOT))
                    .put("message", run.message())
                    .put("askedBy", run.askedBy())
                    .put("process", run.process());
        }
    }

    /** What an operator has to look at is in capitals. */
    private static String word(Standing.State state) {
        return state.isBad() ? state.name() : state.name().toLowerCase(Locale.ROOT);
    }

    private static String said(Plan plan) {
        return switch (plan) {
            case Plan.Daily(var at, var zone) -> "daily at " + at + " " + zone;
            case Plan.Every(var pause) ->
                    pause.toHours() > 0 && pause.toMinutesPart() == 0
                            ? "every " + pause.toHours() + " h"
                            : "every " + pause.toMinutes() + " min";
        };
    }

    /** When it began, how it ended and how long it took. */
    static String said(Run run, Instant now) {
        var outcome = run.outcome();
        return String.format(
                Locale.ROOT,
                "%s %s, %.1f s",
                time(run.started()),
                outcome == null ? "runs" : outcome.name().toLowerCase(Locale.ROOT),
                run.took(now).toMillis() / MILLIS);
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? "-" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
