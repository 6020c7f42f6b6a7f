package classroom7.platform.database;

import classroom7.platform.process.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs that come with us as a compressed archive on the class path ({@code
 * initdb}, {@code pg_ctl}, {@code postgres}), unpacked once per version.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
public record PostgresBinaries(Path folder) {
    /** The version of the archive; the parent pom names the same one. */
    static final String VERSION = "18.6.0";

    static final int MAJOR = 18;
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    /** Unpacks under the folder unless that was done before; two at a time do no harm. */
    public static PostgresBinaries under(Path cache) {
        var folder = cache.resolve("postgres-" + VERSION);
        if (!Files.isDirectory(folder)) {
            unpack(cache, folder);
        }
        return new PostgresBinaries(folder);
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static void unpack(Path cache, Path folder) {
        try {
            Files.createDirectories(cache);
            var draft = Files.createTempDirectory(cache, ".postgres-");
            try (var archive = archive()) {
                extract(archive, draft);
            }
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            keep(draft, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Unpack PostgreSQL under " + cache, e);
        }
    }

    private static void keep(Path draft, Path folder) throws IOException {
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            Folders.remove(draft); // somebody else was quicker with the same content
        }
    }

    private static InputStream archive() {
        var archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE);
        if (archive == null || !"amd64".equals(System.getProperty("os.arch"))) {
            throw new Refusal(
                    String.format(
                            Locale.ROOT,
                            "No PostgreSQL comes with Classroom7 for this kind of machine (%s %s): install PostgreSQL 15 or newer and name it in C7_DATABASE_URL.",
                            System.getProperty("os.name"),
                            System.getProperty("os.arch")));
        }
        return archive;
    }

    private static void extract(InputStream archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("The archive leaves its folder: " + entry.getName());
                }
                extract(tar, entry, target);
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(target, EXECUTABLE);
            }
        }
    }

    private static final Set<PosixFilePermission> EXECUTABLE =
            PosixFilePermissions.fromString("rwxr-xr-x");
}
