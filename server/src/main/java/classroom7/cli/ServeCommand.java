package classroom7.cli;

import classroom7.platform.job.JobRunner;
import classroom7.platform.job.MissedRuns;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The web process alone. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs the web alone, against the PostgreSQL of C7_DATABASE_URL.",
        footer = {"", "Example:", "  C7_DATABASE_URL=postgresql://c7@db/c7 c7 serve"})
final class ServeCommand implements Callable<Integer> {
    @Mixin SettingsOptions options;
    @Spec CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var settings = options.readWithDatabase();
        Ports.demandFree(settings.listen(), settings.port());
        var stopping = new Stopping();
        try {
            var installation = Installation.openOrCreate(settings, "c7 serve", line -> {});
            stopping.add(installation, installation::close);
            var server = Server.start(installation);
            stopping.add(server, server::close);
            var alarm = JobRunner.start(List.of(server.door(MissedRuns.class)));
            stopping.add(alarm, alarm::close);
            var out = spec.commandLine().getOut();
            out.println("Classroom7 is ready at " + settings.base(server.port()));
            out.flush();
        } catch (RuntimeException e) {
            stopping.stop();
            throw e;
        }
        stopping.await();
        return 0;
    }
}
