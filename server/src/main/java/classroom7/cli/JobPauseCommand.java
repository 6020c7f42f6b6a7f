package classroom7.cli;

import classroom7.platform.job.Jobs;
import classroom7.platform.job.Jobs.Saying;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Leaves a job out until it is resumed. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description =
                "Leaves a job out when it is due, until it is resumed. A run under way goes on.",
        footer = {"", "Example:", "  c7 jobs pause attachment-sweep"})
final class JobPauseCommand implements Callable<Integer> {
    @Mixin SettingsOptions options;
    @Spec CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The job, as `c7 jobs` calls it.")
    String name;

    @Override
    public Integer call() {
        try (var installation =
                Installation.open(
                        options.read(),
                        "c7 jobs pause",
                        line -> spec.commandLine().getErr().println("c7: " + line))) {
            var jobs = installation.door(Jobs.class);
            if (jobs.pause(name, "c7") instanceof Saying.NotFound) {
                throw JobRunCommand.unknown(name);
            }
            spec.commandLine()
                    .getOut()
                    .println(
                            "The job "
                                    + name
                                    + " is paused. `c7 jobs resume "
                                    + name
                                    + "` lets it run again.");
            return 0;
        }
    }
}
