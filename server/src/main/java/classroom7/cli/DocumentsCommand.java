package classroom7.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
            StatusCommand.class,
            MoveCommand.class
        })
final class DocumentsCommand implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Override
    public Integer call() {
        return Typing.incomplete(spec, "Name what to do with the documents.");
    }
}
