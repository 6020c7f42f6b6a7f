package classroom7.learning.attachment;

import classroom7.base.OrganizationId;
import classroom7.platform.database.Database;
import classroom7.platform.file.Files;
import classroom7.platform.file.Sha256;
import classroom7.platform.job.Crew;
import classroom7.platform.job.Duty;
import classroom7.platform.job.Job;
import classroom7.platform.job.Plan;
import classroom7.platform.job.Repeat;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes away what was removed long ago, and the bytes that nobody refers to any more. */
public final class AttachmentSweep implements Job {
    /** A removed attachment can be brought back for so long. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** Bytes are kept before they are referred to: younger ones are left alone. */
    static final Duration SETTLED = Duration.ofDays(1);

    private static final LocalTime AT = LocalTime.of(3, 30);

    private final Database database;
    private final AttachmentStore store;
    private final Files files;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * @param zone the server's, by which it is night
     */
    public AttachmentSweep(Database database, Files files, InstantSource clock, ZoneId zone) {
        this.database = database;
        this.store = new AttachmentStore(database);
        this.files = files;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Duty duty() {
        return new Duty(
                "attachment-sweep", new Plan.Daily(AT, zone), Crew.NIGHT, Repeat.FINDS_NOTHING);
    }

    @Override
    public String run() {
        var now = clock.instant();
        int removed = store.sweep(now.minus(KEPT));
        var forgotten = new AtomicInteger();
        files.eachKeptBefore(
                now.minus(SETTLED),
                (organization, sha256) -> {
                    if (forgetsUnlessReferredTo(organization, sha256)) {
                        forgotten.incrementAndGet();
                    }
                });
        return String.format(
                Locale.ROOT,
                "%d attachments removed for good, %d files of nobody deleted",
                removed,
                forgotten.get());
    }

    private boolean forgetsUnlessReferredTo(OrganizationId organization, Sha256 sha256) {
        if (store.isReferredTo(organization, sha256)) {
            return false;
        }
        return database.transaction(() -> {
            store.hold(organization, sha256);
            boolean isReferredTo = store.isReferredTo(organization, sha256);
            if (!isReferredTo) {
                files.forget(organization, sha256);
            }
            return !isReferredTo;
        });
    }
}
