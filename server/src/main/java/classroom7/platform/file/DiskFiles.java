package classroom7.platform.file;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import classroom7.base.OrganizationId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Files in a folder: {@code organization/ab/ab34…}. A file is written beside, forced to disk, then
 * renamed into its place, so that what stands under a name is always whole.
 */
public final class DiskFiles implements Files {
    private final SecureRandom random = new SecureRandom();
    private static final int DEPTH = 3;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final long SPARE_BYTES = 64L * 1024 * 1024;
    private static final Duration INCOMING_AGE_MAX = Duration.ofDays(1);

    private final Path folder;
    private final Path incoming;

    public DiskFiles(Path folder, InstantSource clock) {
        this.folder = folder;
        this.incoming = folder.resolve("incoming");
        try {
            java.nio.file.Files.createDirectories(incoming);
            sweep(clock);
        } catch (IOException e) {
            throw new FileFailure("open the folder of files " + folder, e);
        }
    }

    @Override
    public Keeping keep(OrganizationId organization, InputStream bytes, long bytesMax) {
        Path part = incoming.resolve(Long.toHexString(random.nextLong()));
        try {
            if (java.nio.file.Files.getFileStore(folder).getUsableSpace() < SPARE_BYTES) {
                return new Keeping.NoRoom();
            }
            Keeping keeping = write(part, bytes, bytesMax);
            if (keeping instanceof Keeping.Kept kept) {
                settle(part, place(organization, kept.sha256()));
            }
            return keeping;
        } catch (IOException e) {
            throw new FileFailure("keep a file in " + folder, e);
        } finally {
            remove(part);
        }
    }

    private Keeping write(Path part, InputStream bytes, long bytesMax) throws IOException {
        var digest = Sha256.digest();
        var buffer = new byte[BUFFER_BYTES];
        long written = 0;
        try (FileChannel channel = FileChannel.open(part, CREATE_NEW, WRITE)) {
            for (int read; (read = read(bytes, buffer)) >= 0; ) {
                written += read;
                if (written > bytesMax) {
                    return new Keeping.TooLarge(bytesMax);
                }
                digest.update(buffer, 0, read);
                writeWhole(channel, ByteBuffer.wrap(buffer, 0, read));
            }
            channel.force(true);
        } catch (BrokenOff e) {
            return new Keeping.BrokenOff(String.valueOf(e.getMessage()));
        }
        return new Keeping.Kept(Sha256.of(digest.digest()), written);
    }

    private static void writeWhole(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** What fails while reading is the sender's, what fails while writing is ours. */
    private static int read(InputStream bytes, byte[] buffer) throws BrokenOff {
        try {
            return bytes.read(buffer);
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }

    private void settle(Path part, Path place) throws IOException {
        if (java.nio.file.Files.exists(place)) {
            return;
        }
        Path shelf = parent(place);
        java.nio.file.Files.createDirectories(shelf);
        java.nio.file.Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        force(shelf);
        force(parent(shelf));
        force(folder);
    }

    /** A rename is durable once its folder is forced. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    @Override
    public boolean has(OrganizationId organization, Sha256 sha256) {
        return java.nio.file.Files.isRegularFile(place(organization, sha256));
    }

    @Override
    public InputStream open(OrganizationId organization, Sha256 sha256, long from) {
        try {
            FileChannel channel = FileChannel.open(place(organization, sha256), READ);
            channel.position(from);
            return Channels.newInputStream(channel);
        } catch (IOException e) {
            throw new FileFailure("open the file " + sha256 + " of " + organization, e);
        }
    }

    @Override
    public void forget(OrganizationId organization, Sha256 sha256) {
        remove(place(organization, sha256));
    }

    @Override
    public void eachKeptBefore(Instant before, BiConsumer<OrganizationId, Sha256> found) {
        BiPredicate<Path, BasicFileAttributes> old =
                (path, attributes) ->
                        attributes.isRegularFile()
                                && attributes.lastModifiedTime().toInstant().isBefore(before)
                                && Sha256.isName(path.getFileName().toString());
        try (var all = java.nio.file.Files.find(folder, DEPTH, old)) {
            all.forEach(path -> {
                var name = folder.relativize(path);
                found.accept(
                        new OrganizationId(name.getName(0).toString()),
                        new Sha256(name.getName(DEPTH - 1).toString()));
            });
        } catch (IOException e) {
            throw new FileFailure("look through the files in " + folder, e);
        }
    }

    private Path place(OrganizationId organization, Sha256 sha256) {
        return folder.resolve(organization.value())
                .resolve(sha256.hex().substring(0, 2))
                .resolve(sha256.hex());
    }

    private static Path parent(Path path) {
        @Nullable Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalStateException("A file's place is always inside the folder: " + path);
        }
        return parent;
    }

    private static void remove(Path path) {
        try {
            java.nio.file.Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new FileFailure("remove the file " + path, e);
        }
    }

    /** What a killed process left half written. */
    private void sweep(InstantSource clock) throws IOException {
        var before = clock.instant().minus(INCOMING_AGE_MAX);
        try (var parts = java.nio.file.Files.newDirectoryStream(incoming)) {
            for (Path part : parts) {
                if (java.nio.file.Files.getLastModifiedTime(part).toInstant().isBefore(before)) {
                    java.nio.file.Files.deleteIfExists(part);
                }
            }
        }
    }

    private static final class BrokenOff extends Exception {
        private static final long serialVersionUID = 1;

        BrokenOff(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
