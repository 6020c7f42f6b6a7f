package classroom7.cli;

import classroom7.platform.process.Disk;
import classroom7.platform.process.Refusal;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program. Ends with 0: done, 1: done with findings, 2: refused or failed. */
@Command(
        name = "c7",
        mixinStandardHelpOptions = true,
        version = "Classroom7 0.1.0",
        description = "Classroom7, an online classroom that a small team runs itself.",
        subcommands = {
            UpCommand.class,
            ServeCommand.class,
            WorkCommand.class,
            ImportCommand.class,
            DocumentsCommand.class,
            JobsCommand.class,
            DrillCommand.class,
            TrainCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  c7 up --sample        a classroom to look around in",
            "  c7 up --home /srv/c7  a classroom of your own",
            "  c7 COMMAND --help     more about one command"
        })
public final class C7Command implements Callable<Integer> {
    static final int FAILED = 2;

    @Spec CommandSpec spec;

    /** Runs one command line and answers its exit code. */
    public static int run(String... arguments) {
        return line().execute(arguments);
    }

    static CommandLine line() {
        var line = Typing.line(new C7Command());
        line.setExecutionExceptionHandler((e, at, result) -> {
            complain(at, e);
            return FAILED;
        });
        return line;
    }

    @Override
    public Integer call() {
        return Typing.incomplete(spec, "Name a command.");
    }

    private static void complain(CommandLine at, Exception e) {
        var err = at.getErr();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal) {
                err.println("c7: " + cause.getMessage());
                return;
            }
            if (cause instanceof IOException && Disk.isFull(cause)) {
                err.println("c7: the disk is full: make room and try again. Nothing was lost.");
                return;
            }
        }
        err.println("c7: this should not have happened, please report it: " + e.getMessage());
        LoggerFactory.getLogger("c7").error("Unexpected", e);
        for (var mixin : at.getMixins().values()) {
            if (mixin instanceof SettingsOptions options) {
                options.leave(e, at.getCommandSpec().qualifiedName());
            }
        }
    }
}
