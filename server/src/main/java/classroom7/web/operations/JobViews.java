package classroom7.web.operations;

import classroom7.platform.job.Loop;
import classroom7.platform.job.Plan;
import classroom7.platform.job.Run;
import classroom7.platform.job.Run.Outcome;
import classroom7.platform.job.Standing;
import classroom7.platform.job.Standing.State;
import classroom7.web.frame.Frame;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Jobs in the words of who looks at them. */
final class JobViews {
    static final String PAGE = "/operations/jobs";
    private static final int BARS_MAX = 30;
    private static final int MINUTES_EXACT_MAX = 10;

    private final Frame frame;
    private final Instant now;

    JobViews(Frame frame, Instant now) {
        this.frame = frame;
        this.now = now;
    }

    JobsView all(List<Standing> jobs, List<Loop> loops) {
        long bad =
                jobs.stream().filter(job -> job.state(now).isBad()).count()
                        + loops.stream().filter(loop -> loop.isSilent(now) || loop.fails()).count();
        boolean nobody = loops.stream().allMatch(loop -> loop.isSilent(now));
        var well = nobody ? "jobs.nothing" : "jobs.well";
        var head = bad == 0 ? frame.say(well) : frame.count("jobs.bad", bad);
        return new JobsView(
                head,
                nobody,
                jobs.stream().map(this::line).toList(),
                loops.stream().map(this::line).toList());
    }

    JobView one(Standing job) {
        var line = line(job);
        return new JobView(
                line.name(),
                line.about(),
                line,
                frame.say("jobs.repeat." + code(job.duty().repeat())),
                job.runs().stream().map(this::line).toList());
    }

    private JobsView.Line line(Standing job) {
        var name = job.duty().name();
        var state = job.state(now);
        var last = job.runs().isEmpty() ? null : job.runs().getFirst();
        var bars = job.runs().stream().limit(BARS_MAX).toList().reversed();
        long well = bars.stream().filter(run -> run.outcome() == Outcome.DONE).count();
        return new JobsView.Line(
                PAGE + "/" + name,
                frame.say("jobs.of." + name),
                frame.say("jobs.of." + name + ".about"),
                plan(job.duty().plan()),
                mark(state),
                frame.say("jobs.state." + code(state)),
                last == null ? frame.say("jobs.never") : began(last),
                last == null ? "" : said(last),
                next(job),
                bars.stream().map(JobViews::bar).toList(),
                frame.say("jobs.bars", well, bars.size()),
                job.pausedBy() != null,
                job.running() != null);
    }

    private JobsView.LoopLine line(Loop loop) {
        boolean bad = loop.isSilent(now) || loop.fails();
        var state = loop.isSilent(now) ? "silent" : loop.fails() ? "failed" : "well";
        var failed = loop.failed();
        return new JobsView.LoopLine(
                frame.say("jobs.loop." + loop.name().replace(' ', '-')),
                bad ? "wrong" : "good",
                frame.say("jobs.state." + state),
                relative(loop.worked()),
                failed == null
                        ? frame.say("jobs.never")
                        : frame.say("jobs.loop.failed", relative(failed), loop.failure()));
    }

    private JobView.Line line(Run run) {
        var outcome = run.outcome();
        return new JobView.Line(
                frame.words().day(run.started()) + " " + frame.words().timeToSecond(run.started()),
                outcome == null ? "" : mark(outcome),
                outcome == null
                        ? frame.say("jobs.state.runs")
                        : frame.say("jobs.outcome." + code(outcome)),
                took(run.took(now)),
                said(run),
                run.process());
    }

    private String plan(Plan plan) {
        return switch (plan) {
            case Plan.Daily(var at, var zone) ->
                    frame.say("jobs.plan.daily", at.toString(), zone.getId());
            case Plan.Every(var pause) ->
                    pause.toHours() > 0
                            ? frame.count("jobs.plan.hours", pause.toHours())
                            : frame.count("jobs.plan.minutes", pause.toMinutes());
        };
    }

    private String next(Standing job) {
        if (job.pausedBy() != null) {
            return frame.say("jobs.next.paused");
        }
        return relative(job.next());
    }

    private String relative(@Nullable Instant instant) {
        return instant == null ? frame.say("jobs.never") : frame.words().relative(instant);
    }

    private String began(Run run) {
        return frame.say(
                "jobs.last",
                frame.words().relative(run.started()),
                run.outcome() == null
                        ? frame.say("jobs.state.runs")
                        : frame.say("jobs.outcome." + code(run.outcome())),
                took(run.took(now)));
    }

    /** What it says of itself, and what was odd about it. */
    private String said(Run run) {
        var late =
                run.late().compareTo(Standing.LATE_MAX) > 0
                        ? frame.say("jobs.late", frame.words().moment(run.due())) + " "
                        : "";
        var asked = run.askedBy() == null ? "" : frame.say("jobs.asked") + " ";
        return (late + asked + run.message()).strip();
    }

    private String took(Duration took) {
        if (took.toMinutes() >= MINUTES_EXACT_MAX) {
            return frame.count("jobs.took-minutes", took.toMinutes());
        }
        var seconds =
                BigDecimal.valueOf(Math.max(0, took.toMillis()), 3)
                        .setScale(1, RoundingMode.HALF_UP);
        return frame.say("jobs.took", seconds);
    }

    private static String bar(Run run) {
        var outcome = run.outcome();
        return outcome == null ? "slow" : outcome == Outcome.DONE ? "" : barOf(outcome);
    }

    private static String barOf(Outcome outcome) {
        return outcome == Outcome.FAILED ? "off" : "slow";
    }

    private static String mark(State state) {
        return switch (state) {
            case MISSED, FAILED -> "wrong";
            case PAUSED -> "mind";
            case WELL -> "good";
            case RUNS, WAITS -> "";
        };
    }

    private static String mark(Outcome outcome) {
        return switch (outcome) {
            case DONE -> "good";
            case FAILED -> "wrong";
            case STOPPED, KILLED -> "mind";
        };
    }

    private static String code(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
