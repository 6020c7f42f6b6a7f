package classroom7.operations.drill;

import classroom7.platform.process.Commands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the program is started: as the one that runs now was.
 *
 * @param command all words before the command line's own
 */
public record Launch(List<String> command) {
    public Launch {
        command = List.copyOf(command);
    }

    /** The Java, its options, class path and main class of this process. */
    public static Launch own() {
        var all = new ArrayList<String>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(one -> !one.startsWith("-javaagent") && !one.startsWith("-agentlib"))
                .forEach(all::add);
        var main = System.getProperty("sun.java.command").split(" ", 2)[0];
        if (main.endsWith(".jar")) {
            all.addAll(List.of("-jar", main));
        } else {
            all.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        }
        return new Launch(all);
    }

    /** Starts it; it dies with the thread that calls. What it says is appended to the file. */
    Process start(Map<String, String> environment, Path log, String... arguments) {
        var all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        return start(all, environment, log);
    }

    static Process start(List<String> command, Map<String, String> environment, Path log) {
        var builder = new ProcessBuilder(Commands.dependent(command));
        builder.environment().putAll(environment);
        builder.directory(log.resolveSibling("").toFile()); // no .env of the operator's is read
        builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Start " + command.getFirst(), e);
        }
    }
}
