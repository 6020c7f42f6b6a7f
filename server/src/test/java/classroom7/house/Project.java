package classroom7.house;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The files of the project, as the tests see them from the server module's folder. */
final class Project {
    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> NOT_OURS = Set.of(".git", "target", "var", "node_modules");
    private static final Pattern TEXT =
            Pattern.compile(".*\\.(java|jte|js|css|sql|properties|md|xml|sh|txt)|c7|\\.ci/run");

    private Project() {}

    /** Every Java source under a folder of the server module, in a settled order. */
    static List<Path> sources(String folder) {
        return files(Path.of(folder), ".java");
    }

    static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot list " + folder, e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + file, e);
        }
    }

    /** Every text file of the project, by its path from the top. */
    static SortedMap<String, String> texts() {
        var texts = new TreeMap<String, String>();
        for (var file : ours()) {
            var path = TOP.relativize(file).toString();
            // The rules themselves name what they forbid.
            if (TEXT.matcher(path).matches() && !path.contains("/classroom7/house/")) {
                texts.put(path, text(file));
            }
        }
        return texts;
    }

    /** Files larger than that, other than pictures of the guide. */
    static List<String> filesOver(long bytes) {
        return ours().stream()
                .filter(file -> file.toFile().length() > bytes)
                .map(file -> TOP.relativize(file).toString())
                .toList();
    }

    /** Keys that a message bundle gives two texts. */
    static List<String> keysWrittenTwice() {
        var twice = new ArrayList<String>();
        for (var bundle : files(Path.of("src/main/resources/messages"), ".properties")) {
            var seen = new TreeSet<String>();
            text(bundle)
                    .lines()
                    .filter(line -> line.matches("[a-z][^=\\s]*\\s*=.*"))
                    .map(line -> line.replaceFirst("\\s*=.*", ""))
                    .filter(key -> !seen.add(key))
                    .forEach(twice::add);
        }
        return twice;
    }

    private static List<Path> ours() {
        var found = new ArrayList<Path>();
        var walk =
                new SimpleFileVisitor<Path>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes a) {
                        var name = String.valueOf(folder.getFileName());
                        return NOT_OURS.contains(name) && !folder.equals(TOP)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()) {
                            found.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                };
        try {
            Files.walkFileTree(TOP, walk);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot list " + TOP, e);
        }
        Collections.sort(found);
        return found;
    }
}
