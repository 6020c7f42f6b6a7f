package classroom7.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done with the document store. */
@Command(
        name = "documents",
        mixinStandardHelpOptions = true,
        description = "Works on the document store.",
        subcommands = {
            RebuildCommand.class,
            EpochCommand.class,
            ReplicateCommand.class,
            VerifyCommand.class,
            StatusCommand.class
        })
final class DocumentsCommand implements Runnable {
    @Spec CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to do with the documents.");
    }
}
