package classroom7.cli;

import classroom7.platform.job.Beats;
import classroom7.platform.job.Jobs;
import classroom7.platform.job.Recurring;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The jobs alone. */
@Command(
        name = "work",
        mixinStandardHelpOptions = true,
        description = "Runs the jobs alone, against the PostgreSQL of C7_DATABASE_URL.",
        footer = {"", "Example:", "  C7_DATABASE_URL=postgresql://c7@db/c7 c7 work"})
final class WorkCommand implements Callable<Integer> {
    @Mixin SettingsOptions options;

    @Override
    public Integer call() throws InterruptedException {
        var settings = options.readWithDatabase();
        var stopping = new Stopping();
        try {
            var installation = Installation.openOrCreate(settings, "c7 work", line -> {});
            stopping.add(installation, installation::close);
            var working =
                    installation
                            .door(Jobs.class)
                            .begin(
                                    installation.doors(Recurring.class),
                                    installation.door(Beats.class));
            stopping.add(working, working::close);
        } catch (RuntimeException e) {
            stopping.stop();
            throw e;
        }
        stopping.await();
        return 0;
    }
}
