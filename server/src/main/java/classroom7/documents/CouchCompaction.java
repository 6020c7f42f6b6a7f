package classroom7.documents;

import classroom7.base.OrganizationId;
import classroom7.documents.DocumentsFailure.Reason;
import classroom7.documents.Replica.Compacted;
import classroom7.documents.Replica.Compaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Has a CouchDB compact the databases of which its {@code sizes} say that most is garbage. A
 * compaction writes what is alive anew before it removes the old file, so free space is looked at
 * first: where nobody can see it, the CouchDB's own compaction decides.
 */
final class CouchCompaction {
    /** Of less garbage than this nobody's disk grows full. */
    static final long GARBAGE_BYTES_MIN = 64L << 20;

    private static final int PARTS = 4;

    private final CouchWire wire;
    private final boolean here;

    /**
     * @param here whether it runs on this machine, so that its disk can be seen
     */
    CouchCompaction(CouchWire wire, boolean here) {
        this.wire = wire;
        this.here = here;
    }

    List<Compaction> run(List<OrganizationId> organizations) {
        var all = new ArrayList<Compaction>();
        for (var organization : organizations) {
            var info = wire.ask("GET", CouchDocuments.database(organization), null).body();
            long used = info.path("sizes").path("active").asLong(0);
            long garbage = info.path("sizes").path("file").asLong(0) - used;
            if (garbage >= GARBAGE_BYTES_MIN && garbage > used) {
                all.add(new Compaction(organization, garbage, compacted(organization, info, used)));
            }
        }
        return all;
    }

    private Compacted compacted(OrganizationId organization, JsonNode info, long used) {
        if (info.path("compact_running").asBoolean(false)) {
            return Compacted.RUNNING;
        }
        try {
            var free = free();
            if (free == null) {
                return Compacted.ROOM_UNKNOWN;
            }
            if (free < used + used / PARTS) {
                return Compacted.NO_ROOM;
            }
            var reply = wire.write("POST", CouchDocuments.database(organization) + "/_compact", "");
            return reply.status() < 300 ? Compacted.STARTED : Compacted.FORBIDDEN;
        } catch (DocumentsFailure e) {
            if (e.reason() == Reason.UNAUTHORISED) {
                return Compacted.FORBIDDEN;
            }
            throw e;
        }
    }

    /** On the disk of its files; null: nobody can see it from here. */
    private @Nullable Long free() {
        if (!here) {
            return null;
        }
        var folder =
                wire.ask("GET", "_node/_local/_config/couchdb/database_dir", null)
                        .body()
                        .asString("");
        try {
            return folder.isEmpty() || !Files.isDirectory(Path.of(folder))
                    ? null
                    : Files.getFileStore(Path.of(folder)).getUsableSpace();
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }
}
