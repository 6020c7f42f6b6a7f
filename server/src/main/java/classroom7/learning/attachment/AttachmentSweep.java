package classroom7.learning.attachment;

import classroom7.base.OrganizationId;
import classroom7.platform.database.Database;
import classroom7.platform.file.Files;
import classroom7.platform.file.Sha256;
import classroom7.platform.job.Recurring;
import java.time.Duration;
import java.time.InstantSource;

/** Takes away what was removed long ago, and the bytes that nobody refers to any more. */
public final class AttachmentSweep implements Recurring {
    /** A removed attachment can be brought back for so long. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** Bytes are kept before they are referred to: younger ones are left alone. */
    static final Duration SETTLED = Duration.ofDays(1);

    private final Database database;
    private final AttachmentStore store;
    private final Files files;
    private final InstantSource clock;

    public AttachmentSweep(Database database, Files files, InstantSource clock) {
        this.database = database;
        this.store = new AttachmentStore(database);
        this.files = files;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "attachment sweep";
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(24);
    }

    @Override
    public void run() {
        var now = clock.instant();
        store.sweep(now.minus(KEPT));
        files.eachKeptBefore(now.minus(SETTLED), this::forgetUnlessReferredTo);
    }

    private void forgetUnlessReferredTo(OrganizationId organization, Sha256 sha256) {
        if (store.isReferredTo(organization, sha256)) {
            return;
        }
        database.transact(() -> {
            store.hold(organization, sha256);
            if (!store.isReferredTo(organization, sha256)) {
                files.forget(organization, sha256);
            }
        });
    }
}
