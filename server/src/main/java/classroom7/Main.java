package classroom7;

import classroom7.cli.C7Command;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(C7Command.run(arguments));
    }
}
