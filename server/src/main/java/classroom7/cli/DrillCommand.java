package classroom7.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Drills. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = "Breaks an installation of its own in every way and looks what is lost.",
        subcommands = DrillAnswersCommand.class)
final class DrillCommand implements Runnable {
    @Spec CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to drill: answers.");
    }
}
