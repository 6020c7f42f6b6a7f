package classroom7.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code c7 bench}. */
@Command(
        name = "c7 bench",
        mixinStandardHelpOptions = true,
        description = "Measures the product as it runs.",
        subcommands = {WebCommand.class, ClassCommand.class},
        footer = {"", "Examples:", "  ./c7 bench web --seconds 20", "  ./c7 bench class"})
public final class Bench {
    Bench() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }
}
