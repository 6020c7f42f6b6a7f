package classroom7.bench;

import classroom7.cli.Typing;
import picocli.CommandLine.Command;

/** {@code c7 bench}. */
@Command(
        name = "c7 bench",
        mixinStandardHelpOptions = true,
        description = "Measures the product as it runs.",
        subcommands = {
            WebCommand.class,
            ClassCommand.class,
            LoneCommand.class,
            ScaleCommand.class,
            ClockCommand.class,
            CouchCommand.class,
            ReplicateCommand.class,
            SecondCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  ./c7 bench web --seconds 20",
            "  ./c7 bench class",
            "  ./c7 bench scale --answers 10000,100000,1000000",
            "  ./c7 bench clock",
            "  COUCH=http://127.0.0.1:5984/ ./c7 bench couchdb --couchdb COUCH",
            "  A=http://127.0.0.1:5984/ B=http://127.0.0.1:5985/ ./c7 bench replicate --from A --to B"
        })
public final class Bench {
    Bench() {}

    public static void main(String[] arguments) {
        System.exit(Typing.line(new Bench()).execute(arguments));
    }
}
