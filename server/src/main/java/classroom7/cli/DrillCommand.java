package classroom7.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Drills. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = "Breaks an installation of its own in every way and looks what is lost.",
        subcommands = {DrillAnswersCommand.class, DrillMailCommand.class})
final class DrillCommand implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Override
    public Integer call() {
        return Typing.incomplete(spec, "Name what to drill: answers, mail.");
    }
}
