package classroom7.cli;

import classroom7.platform.job.Jobs;
import classroom7.platform.job.Jobs.Saying;
import classroom7.platform.job.Run;
import classroom7.platform.job.Standing;
import classroom7.platform.process.Refusal;
import classroom7.platform.process.Wait;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one job now. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a job now, also one that is paused, and waits for its end. The process that runs"
                    + " jobs does it; where there is none, this one."
        },
        footer = {
            "",
            "Example:",
            "  c7 jobs run attachment-sweep",
            "",
            "Ends with 0: done, 1: it failed, 2: there is no such job, or it runs already."
        })
final class JobRunCommand implements Callable<Integer> {
    /** Whoever runs jobs looks every second. */
    private static final Duration OTHERS_BEGIN_WITHIN = Duration.ofSeconds(5);

    private static final Duration RUNS_MAX = Duration.ofHours(24);

    @Mixin SettingsOptions options;
    @Spec CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The job, as `c7 jobs` calls it.")
    String name;

    @Override
    public Integer call() {
        try (var installation =
                Installation.open(
                        options.read(),
                        "c7 jobs run",
                        line -> spec.commandLine().getErr().println("c7: " + line))) {
            var jobs = installation.door(Jobs.class);
            var before = latest(asked(jobs));
            long last = before == null ? 0 : before.id();
            if (!jobs.isAnybodyAtWork()
                    || !Wait.until(OTHERS_BEGIN_WITHIN, () -> ran(jobs, last) != null)) {
                try (var working = jobs.begin(name)) {
                    ended(jobs, last);
                }
            }
            var run = ended(jobs, last);
            spec.commandLine()
                    .getOut()
                    .println(
                            JobsCommand.said(run, installation.door(InstantSource.class).instant())
                                    + (run.message().isEmpty() ? "" : ": " + run.message()));
            return run.outcome() == Run.Outcome.DONE ? 0 : 1;
        }
    }

    private Standing asked(Jobs jobs) {
        return switch (jobs.run(name, "c7")) {
            case Saying.Done(Standing job) -> job;
            case Saying.Running(Standing job) ->
                    throw new Refusal(
                            "The job " + name + " runs already, since " + job.running() + ".");
            case Saying.NotFound() -> throw unknown(name);
        };
    }

    static Refusal unknown(String name) {
        return new Refusal("There is no job " + name + ": `c7 jobs` lists them.");
    }

    private Run ended(Jobs jobs, long after) {
        Wait.until(
                RUNS_MAX,
                () -> {
                    var run = ran(jobs, after);
                    return run != null && run.ended() != null;
                });
        var run = ran(jobs, after);
        if (run == null) {
            throw new Refusal("The job " + name + " did not begin within a day.");
        }
        return run;
    }

    private @Nullable Run ran(Jobs jobs, long after) {
        var run = jobs.look(name) instanceof Saying.Done(Standing job) ? latest(job) : null;
        return run == null || run.id() <= after ? null : run;
    }

    private static @Nullable Run latest(Standing job) {
        return job.runs().isEmpty() ? null : job.runs().getFirst();
    }
}
