package classroom7.learning.exchange;

import classroom7.learning.exchange.Finding.Grade;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip, read where it lies. What it says of sizes is not believed but counted. */
final class ZipBundle implements Bundle {
    /** How many times larger than packed a file of more than {@link #SMALL_BYTES} may become. */
    static final int EXPANSION_MAX = 200;

    private static final long SMALL_BYTES = 1 << 20;
    private static final Pattern OUTSIDE =
            Pattern.compile(
                    "(^|.*/)\\.\\.(/.*|$)|^/.*|^[A-Za-z]:.*|.*[\\\\\\x00-\\x1f].*", Pattern.DOTALL);

    private final String name;
    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries;
    private final List<Finding> leftOut;
    private long bytesRead;

    private ZipBundle(
            String name, ZipFile zip, Map<String, ZipArchiveEntry> entries, List<Finding> leftOut) {
        this.name = name;
        this.zip = zip;
        this.entries = entries;
        this.leftOut = List.copyOf(leftOut);
    }

    static Bundle open(Path path, String name) {
        ZipFile zip = null;
        try {
            zip = ZipFile.builder().setPath(path).get();
            var entries = new LinkedHashMap<String, ZipArchiveEntry>();
            var leftOut = new ArrayList<Finding>();
            long packed = 0;
            for (var entry : java.util.Collections.list(zip.getEntries())) {
                packed += look(entry, entries, leftOut);
                if (packed > BYTES_MAX || entries.size() > FILES_MAX) {
                    throw new BadBundle("exchange.bad.size", BYTES_MAX, FILES_MAX);
                }
            }
            var top = topFolder(entries.keySet());
            return top.isEmpty()
                    ? new ZipBundle(name, zip, entries, leftOut)
                    : new ZipBundle(bare(top), zip, below(top, entries), leftOut);
        } catch (BadBundle e) {
            close(zip);
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            close(zip);
            throw new BadBundle("exchange.bad.no-zip", name);
        }
    }

    /** Takes an entry in or names why not; its size as the zip says it. */
    private static long look(
            ZipArchiveEntry entry, Map<String, ZipArchiveEntry> entries, List<Finding> leftOut) {
        var path = entry.getName();
        if (OUTSIDE.matcher(path).matches()) {
            throw new BadBundle("exchange.bad.path", path);
        }
        if (entry.isDirectory() || isHidden(path)) {
            return 0;
        }
        if (entry.isUnixSymlink()) {
            leftOut.add(Finding.of(Grade.LEFT_OUT, path, 0, "exchange.found.symlink"));
            return 0;
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new BadBundle("exchange.bad.encrypted", path);
        }
        boolean bomb =
                entry.getSize() > FILE_BYTES_MAX
                        || entry.getSize() > SMALL_BYTES
                                && entry.getSize() / EXPANSION_MAX > entry.getCompressedSize();
        if (bomb) {
            throw new BadBundle("exchange.bad.bomb", path);
        }
        if (entries.put(path, entry) != null) {
            throw new BadBundle("exchange.bad.twice", path);
        }
        return Math.max(0, entry.getSize());
    }

    private static boolean isHidden(String path) {
        return path.startsWith("__MACOSX/") || path.startsWith(".") || path.contains("/.");
    }

    /** A zip of one folder is that folder, and is called as it is; empty: it is not. */
    private static String topFolder(Set<String> paths) {
        var tops =
                paths.stream()
                        .map(path -> path.substring(0, path.indexOf('/') + 1))
                        .distinct()
                        .toList();
        boolean one = tops.size() == 1 && !Numbered.isNumbered(tops.getFirst());
        return one ? tops.getFirst() : "";
    }

    private static String bare(String folder) {
        return folder.substring(0, folder.length() - 1);
    }

    private static Map<String, ZipArchiveEntry> below(
            String top, Map<String, ZipArchiveEntry> entries) {
        var inner = new LinkedHashMap<String, ZipArchiveEntry>();
        int length = top.length();
        entries.forEach((path, entry) -> inner.put(path.substring(length), entry));
        return inner;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> paths() {
        return entries.keySet().stream().sorted().toList();
    }

    @Override
    public List<Finding> leftOut() {
        return leftOut;
    }

    @Override
    public InputStream open(String path) throws IOException {
        var entry = entries.get(path);
        if (entry == null) {
            throw new IOException("The zip holds no " + path);
        }
        return new Counted(zip.getInputStream(entry), path);
    }

    /** Breaks off what turns out larger than anything that was said. */
    private final class Counted extends FilterInputStream {
        private final String path;
        private long bytes;

        Counted(InputStream in, String path) {
            super(in);
            this.path = path;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int more) {
            bytes += more;
            bytesRead += more;
            // Every file is read at most twice: for the preview and for the import itself.
            if (bytes > FILE_BYTES_MAX || bytesRead > 2 * BYTES_MAX) {
                throw new BadBundle("exchange.bad.bomb", path);
            }
        }
    }

    @Override
    public void close() {
        close(zip);
    }

    private static void close(@org.jspecify.annotations.Nullable ZipFile zip) {
        try {
            if (zip != null) {
                zip.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Close a zip", e);
        }
    }
}
