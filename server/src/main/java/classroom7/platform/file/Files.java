package classroom7.platform.file;

import classroom7.base.OrganizationId;
import java.io.InputStream;
import java.time.Instant;
import java.util.function.BiConsumer;

/**
 * Keeps the bytes of files, named by their SHA-256, each organization's apart from every other's: a
 * folder ({@link DiskFiles}), or any S3 endpoint later. Who refers to a file is known elsewhere.
 */
public interface Files {
    /** Reads the stream to its end, never whole into memory, and keeps it: durable on return. */
    Keeping keep(OrganizationId organization, InputStream bytes, long bytesMax);

    boolean has(OrganizationId organization, Sha256 sha256);

    /** The bytes from the given one on; the caller closes it. */
    InputStream open(OrganizationId organization, Sha256 sha256, long from);

    /** Every file kept under its name before the instant, in any organization. */
    void eachKeptBefore(Instant before, BiConsumer<OrganizationId, Sha256> found);

    /** Removes it if it is there: to be called when its last reference is gone. */
    void forget(OrganizationId organization, Sha256 sha256);
}
