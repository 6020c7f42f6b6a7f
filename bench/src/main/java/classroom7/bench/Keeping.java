package classroom7.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import picocli.CommandLine.Option;

/** What each measurement needs beside what it measures: the program, and where results are kept. */
final class Keeping {
    @Option(names = "--launcher", defaultValue = "./c7", hidden = true, description = "The c7.")
    Path launcher;

    @Option(
            names = "--results",
            defaultValue = "bench/RESULTS.md",
            description = "The file that keeps every result.")
    Path results;

    Up up(Path home) throws IOException {
        return up(home, Map.of());
    }

    Up up(Path home, Map<String, String> environment) throws IOException {
        return Up.start(launcher.toAbsolutePath(), home, environment);
    }

    /** Prints the result and adds it to those that were kept. */
    void keep(Table table, PrintWriter out) throws IOException {
        out.print(table.text());
        out.flush();
        Files.writeString(
                results, "\n" + table.text(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
