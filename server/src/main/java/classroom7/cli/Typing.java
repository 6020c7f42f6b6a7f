package classroom7.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was typed wrongly is told in one line, in words of who typed it. */
public final class Typing {
    private Typing() {}

    /** The command as a command line. */
    public static CommandLine line(Object command) {
        var line = new CommandLine(command);
        line.registerConverter(int.class, typed -> number(typed, Integer::valueOf));
        line.registerConverter(long.class, typed -> number(typed, Long::valueOf));
        line.registerConverter(Long.class, typed -> number(typed, Long::valueOf));
        line.registerConverter(double.class, Typing::decimal);
        line.setParameterExceptionHandler((wrong, typed) -> {
            var at = wrong.getCommandLine();
            at.getErr()
                    .println("c7: " + oneLine("" + wrong.getMessage()) + meant(wrong) + hint(at));
            return C7Command.FAILED;
        });
        return line;
    }

    /** A command that is none without one of those below it: says which there are. */
    static int incomplete(CommandSpec spec, String what) {
        var err = spec.commandLine().getErr();
        err.println(what);
        spec.commandLine().usage(err);
        return C7Command.FAILED;
    }

    private static String oneLine(String message) {
        var line = String.join(" ", message.lines().map(String::strip).toList());
        return line.endsWith(".") || line.endsWith("?") ? line : line + ".";
    }

    private static String meant(ParameterException wrong) {
        return wrong instanceof UnmatchedArgumentException unknown
                        && !unknown.getSuggestions().isEmpty()
                ? " Is `" + unknown.getSuggestions().getFirst() + "` meant?"
                : "";
    }

    private static String hint(CommandLine at) {
        return " See `" + at.getCommandSpec().qualifiedName() + " --help`.";
    }

    private static <N> N number(String typed, CommandLine.ITypeConverter<N> reading) {
        try {
            return reading.convert(typed);
        } catch (Exception e) {
            throw new TypeConversionException("'" + typed + "' is no whole number, or too large");
        }
    }

    private static double decimal(String typed) {
        try {
            double read = Double.parseDouble(typed);
            if (Double.isFinite(read)) {
                return read;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new TypeConversionException("'" + typed + "' is no number");
    }
}
