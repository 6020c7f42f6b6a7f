package classroom7.learning.exchange;

import classroom7.learning.exchange.Finding.Grade;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Opens what was given for an import. */
public final class Bundles {
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private Bundles() {}

    /**
     * A folder, a zip, or one GIFT, CSV or Markdown file.
     *
     * @throws BadBundle if it is none of these
     */
    public static Bundle open(Path path) {
        return open(path, String.valueOf(path.toAbsolutePath().normalize().getFileName()));
    }

    /**
     * The same for a file that was sent under a name.
     *
     * @throws BadBundle if it is none of these
     */
    public static Bundle open(Path path, String name) {
        try {
            if (Files.isDirectory(path)) {
                return folder(path, name);
            }
            if (!Files.isRegularFile(path)) {
                throw new BadBundle("exchange.bad.absent", path.toString());
            }
            return file(path, name);
        } catch (IOException e) {
            throw new UncheckedIOException("Read " + path + " to import it", e);
        }
    }

    private static Bundle file(Path path, String name) throws IOException {
        var head = new byte[ZIP.length];
        try (var in = Files.newInputStream(path)) {
            in.readNBytes(head, 0, head.length);
        }
        if (java.util.Arrays.equals(head, ZIP)) {
            return ZipBundle.open(path, stem(name));
        }
        var ending = ending(name);
        return switch (ending) {
            case "gift", "csv", "md", "markdown", "txt" -> {
                if (Files.size(path) > Bundle.TEXT_BYTES_MAX) {
                    throw new BadBundle("exchange.bad.text-size", name, Bundle.TEXT_BYTES_MAX);
                }
                yield new Listed(
                        stem(name), List.of(name), List.of(), asked -> Files.newInputStream(path));
            }
            case "zip" -> throw new BadBundle("exchange.bad.no-zip", name);
            default -> throw new BadBundle("exchange.bad.kind", name);
        };
    }

    private static Bundle folder(Path folder, String name) throws IOException {
        var paths = new ArrayList<String>();
        var leftOut = new ArrayList<Finding>();
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes of) {
                        boolean hidden =
                                !inner.equals(folder)
                                        && inner.getFileName().toString().startsWith(".");
                        return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        var path = path(folder, file);
                        if (attributes.isRegularFile()) {
                            paths.add(path);
                        } else {
                            leftOut.add(
                                    Finding.of(Grade.LEFT_OUT, path, 0, "exchange.found.symlink"));
                        }
                        if (paths.size() + leftOut.size() > Bundle.FILES_MAX) {
                            throw new BadBundle("exchange.bad.files", Bundle.FILES_MAX);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return new Listed(name, paths, leftOut, path -> Files.newInputStream(folder.resolve(path)));
    }

    private static String path(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** Opens one file. */
    interface Opening {
        InputStream open(String path) throws IOException;
    }

    /** A bundle whose paths are known. */
    record Listed(String name, List<String> paths, List<Finding> leftOut, Opening opening)
            implements Bundle {
        public Listed {
            paths = paths.stream().sorted().toList();
            leftOut = List.copyOf(leftOut);
        }

        @Override
        public InputStream open(String path) throws IOException {
            return opening.open(path);
        }

        @Override
        public void close() {}
    }

    /** A bundle of texts in memory. */
    static Bundle ofTexts(String name, java.util.Map<String, String> texts) {
        return new Listed(
                name,
                List.copyOf(texts.keySet()),
                List.of(),
                path ->
                        new ByteArrayInputStream(
                                texts.getOrDefault(path, "")
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
