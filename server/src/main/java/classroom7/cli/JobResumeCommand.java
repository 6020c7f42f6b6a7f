package classroom7.cli;

import classroom7.platform.job.Jobs;
import classroom7.platform.job.Jobs.Saying;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a job run again when it is due. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Has a paused job run again when it is due.",
        footer = {"", "Example:", "  c7 jobs resume attachment-sweep"})
final class JobResumeCommand implements Callable<Integer> {
    @Mixin SettingsOptions options;
    @Spec CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The job, as `c7 jobs` calls it.")
    String name;

    @Override
    public Integer call() {
        try (var installation =
                Installation.open(
                        options.read(),
                        "c7 jobs resume",
                        line -> spec.commandLine().getErr().println("c7: " + line))) {
            var jobs = installation.door(Jobs.class);
            if (jobs.resume(name) instanceof Saying.NotFound) {
                throw JobRunCommand.unknown(name);
            }
            spec.commandLine().getOut().println("The job " + name + " runs again when it is due.");
            return 0;
        }
    }
}
