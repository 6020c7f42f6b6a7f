package classroom7.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Another release of the product: this build, with one of its files changed. */
final class Release {
    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();

    private Release() {}

    /** Its {@code c7}; in the file of that name each of these texts becomes another one. */
    static Path changed(String name, Map<String, String> edits) {
        var top = Product.temporary();
        var target = Path.of("server", "target");
        try {
            var current = target.resolve("c7.current");
            var build = target.resolve(Files.readString(TOP.resolve(current)).strip());
            copy(Path.of("c7"), top);
            copy(Path.of("server", "src", "main", "launch", "jvm.options"), top);
            copy(current, top);
            var jar = build.resolve("classroom7.jar");
            copy(jar, top);
            Files.createSymbolicLink(
                    top.resolve(build).resolve("lib"), TOP.resolve(build).resolve("lib"));
            try (var files = FileSystems.newFileSystem(top.resolve(jar), Map.of())) {
                var file = files.getPath(name);
                Files.writeString(file, edited(Files.readString(file), edits));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return top.resolve("c7");
    }

    private static String edited(String text, Map<String, String> edits) {
        var after = text;
        for (var edit : edits.entrySet()) {
            if (!after.contains(edit.getKey())) {
                throw new AssertionError("Nothing like " + edit.getKey() + " in:\n" + text);
            }
            after = after.replace(edit.getKey(), edit.getValue());
        }
        return after;
    }

    private static void copy(Path file, Path top) throws IOException {
        var to = top.resolve(file);
        Files.createDirectories(to.getParent());
        Files.copy(TOP.resolve(file), to);
    }
}
