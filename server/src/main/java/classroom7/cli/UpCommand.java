package classroom7.cli;

import classroom7.operations.sample.Sample;
import classroom7.operations.sample.SampleAccount;
import classroom7.people.signin.FirstRun;
import classroom7.platform.job.Beats;
import classroom7.platform.job.Jobs;
import classroom7.platform.job.Recurring;
import classroom7.platform.settings.Settings;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything on one machine. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Runs everything on this machine: web, jobs and PostgreSQL.",
        footer = {
            "",
            "Examples:",
            "  c7 up",
            "  c7 up --sample --port 8081",
            "  c7 up --home /srv/classroom --listen 0.0.0.0"
        })
final class UpCommand implements Callable<Integer> {
    @Mixin SettingsOptions options;
    @Spec CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where the web listens (C7_PORT; 8080 unless set; 0: any free one).")
    @Nullable String port;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            description =
                    "From where it is reached (C7_LISTEN; 127.0.0.1, this machine, unless set).")
    @Nullable String listen;

    @Option(
            names = "--sample",
            description = "Fills in a sample organization with accounts to try; this machine only.")
    boolean sample;

    @Override
    public Integer call() throws InterruptedException {
        var settings = settings();
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        var stopping = new Stopping();
        try {
            begin(settings, stopping, out, err);
        } catch (RuntimeException e) {
            stopping.stop();
            throw e;
        }
        stopping.await();
        return 0;
    }

    private void begin(Settings settings, Stopping stopping, PrintWriter out, PrintWriter err) {
        var installation = Installation.own(settings, "c7 up");
        stopping.add(installation, installation::close);
        Ports.demandFree(settings.listen(), settings.port());
        installation.begin(line -> err.println("c7: " + line));
        var server = Server.start(installation);
        stopping.add(server, server::close);
        if (sample) {
            announce(server.door(Sample.class).fill(settings.home()), out);
        }
        var base = settings.base(server.port());
        // Before it says that it is ready: afterwards a database that is away for a while ends
        // nothing.
        var setUp = sample ? null : server.door(FirstRun.class).link();
        var working =
                server.door(Jobs.class)
                        .begin(server.doors(Recurring.class), server.door(Beats.class));
        stopping.add(working, working::close);
        out.println("Classroom7 is ready at " + base);
        if (setUp != null) {
            out.println("Set it up here, within a week: " + base + setUp);
        }
        out.flush();
    }

    /** One account of each role; the others are like theirs and in the file. */
    private static void announce(List<SampleAccount> accounts, PrintWriter out) {
        var roles = new HashSet<String>();
        for (var account : accounts) {
            if (roles.add(account.role())) {
                out.printf(
                        Locale.ROOT,
                        "  %-8s  %-26s  %s%n",
                        account.role(),
                        account.email(),
                        account.password());
            }
        }
        out.printf(
                Locale.ROOT,
                "  and %d more learners with that password: see sample-accounts.json%n",
                accounts.size() - roles.size());
    }

    private Settings settings() {
        var typed = new HashMap<String, String>();
        if (port != null) {
            typed.put("C7_PORT", port);
        }
        if (listen != null) {
            typed.put("C7_LISTEN", listen);
        }
        if (sample) {
            typed.put("C7_LISTEN", "127.0.0.1");
        }
        return options.read(typed);
    }
}
