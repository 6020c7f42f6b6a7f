package classroom7.documents.replica;

import classroom7.documents.DocumentsFailure;
import classroom7.documents.Replica;
import classroom7.documents.Replica.Compaction;
import classroom7.platform.job.Crew;
import classroom7.platform.job.Duty;
import classroom7.platform.job.Job;
import classroom7.platform.job.Plan;
import classroom7.platform.job.Repeat;
import classroom7.platform.process.Refusal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after what takes room on the stores' disks and is of no use: a CouchDB is asked to compact;
 * in PostgreSQL, which frees it by itself, it is told when that does not keep up. What cannot be
 * done is said once.
 */
final class Garbage implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(Garbage.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final long BYTES_MIN = 64L << 20;
    private static final double MEBIBYTE = 1024 * 1024;

    private final Supplier<Map<String, Replica>> stores;
    private final Set<String> said = new HashSet<>();

    /**
     * @param stores by their names
     */
    Garbage(Supplier<Map<String, Replica>> stores) {
        this.stores = stores;
    }

    @Override
    public Duty duty() {
        return new Duty("store-garbage", new Plan.Every(EVERY), Crew.OUTSIDE, Repeat.SAME_END);
    }

    @Override
    public String run() {
        try {
            var all = stores.get();
            all.forEach(this::lookAfter);
            return "Looked after " + String.join(", ", new TreeSet<>(all.keySet()));
        } catch (DocumentsFailure | Refusal e) {
            LOG.debug("A store does not say how large it is", e); // who uses it says so louder
            return "A store did not say how large it is: " + e.getMessage();
        }
    }

    private void lookAfter(String name, Replica store) {
        for (var compaction : store.compact()) {
            tell(name, compaction);
        }
        var size = store.size();
        if (size == null || !store.freesItself()) {
            return;
        }
        long garbage = size.bytes() - size.used();
        if (garbage >= BYTES_MIN && garbage > size.used()) {
            say(
                    "The document tables of %s take %.0f MB, more than half of it garbage: autovacuum does not keep up (is a transaction open for days?). `c7 documents status` shows it.",
                    name, size.bytes() / MEBIBYTE);
        }
    }

    private void tell(String name, Compaction compaction) {
        double garbage = compaction.garbageBytes() / MEBIBYTE;
        switch (compaction.outcome()) {
            case STARTED ->
                    LOG.info(
                            "{} compacts {}: {} MB to be freed",
                            name,
                            compaction.organization(),
                            Math.round(garbage));
            case RUNNING -> LOG.debug("{} is compacting {}", name, compaction.organization());
            case FORBIDDEN -> say("%s may not be compacted by us: its host has to.", name);
            case NO_ROOM ->
                    say(
                            "%s is not compacted: its disk has no room to write %s anew. Free some, or its garbage (%.0f MB) stays.",
                            name, compaction.organization(), garbage);
            case ROOM_UNKNOWN ->
                    say(
                            "%s is not compacted by us, because its disk cannot be seen from here: its own compaction has to.",
                            name);
        }
    }

    /** Once for as long as the process lives. */
    private void say(String line, Object... facts) {
        var text = String.format(Locale.ROOT, line, facts);
        if (said.add(line)) {
            LOG.warn("{}", text);
        }
    }

    /** What was said, in no order, without its facts. */
    Set<String> said() {
        return Set.copyOf(said);
    }
}
