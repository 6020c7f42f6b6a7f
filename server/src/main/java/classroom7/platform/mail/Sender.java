package classroom7.platform.mail;

import classroom7.base.Ids;
import classroom7.platform.database.Database;
import classroom7.platform.job.Recurring;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Sends what waits. A letter is claimed for a while by one thread of one process; a process that
 * dies lets go of its letters when that while is over. Each run looks after the threads that send
 * and waits for none of them, so that one slow server holds up a thread and not the others.
 */
public final class Sender implements Recurring, AutoCloseable {
    /** How much goes on at once, and for how long a dead process holds its letters. */
    public record Limits(int threads, Duration lease, Duration awayFirst, Duration awayMax) {
        /** So many connections every mail server allows. */
        public static final Limits USUAL =
                new Limits(4, Duration.ofSeconds(15), Duration.ofSeconds(5), Duration.ofMinutes(2));
    }

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(5);
    private static final Duration RECORD_MAX = Duration.ofSeconds(30);
    private static final Duration RECORD_PAUSE = Duration.ofMillis(500);
    private static final int RENEWALS_PER_LEASE = 3;

    private final MailStore store;
    private final Way way;
    private final InstantSource clock;
    private final Limits limits;
    private final String lease;
    private final Absence absence;
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Throwable failure;
    private long renewedAt = System.nanoTime();

    /**
     * @param carriers makes one for each thread, when there is something to send
     * @param records null: nobody can be asked what became of a letter
     */
    record Way(Supplier<Carrier> carriers, @Nullable PostfixRecords records) {}

    Sender(Database database, Way way, InstantSource clock, Ids ids, Limits limits) {
        this.store = new MailStore(database);
        this.way = way;
        this.clock = clock;
        this.limits = limits;
        this.lease = ids.next();
        this.absence = new Absence(store, clock, limits);
    }

    /** Keeps letters as files, for whoever has no mail server. */
    public static Sender into(Path folder, Database database, InstantSource clock, Ids ids) {
        var way = new Way(() -> new FolderCarrier(folder), null);
        return new Sender(database, way, clock, ids, Limits.USUAL);
    }

    /** Hands letters to a mail server. */
    public static Sender to(Relay relay, Database database, InstantSource clock, Ids ids) {
        var log = relay.postfixLog();
        var records = log == null ? null : new PostfixRecords(log);
        var way = new Way(() -> SmtpCarrier.to(relay), records);
        return new Sender(database, way, clock, ids, Limits.USUAL);
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    /** Keeps what is ours, and sees that as many threads send as there is work and room for. */
    @Override
    public synchronized void run() {
        threads.removeIf(thread -> !thread.isAlive());
        if (!threads.isEmpty() && isToRenew()) {
            renewedAt = System.nanoTime();
            store.renew(lease, limits.lease());
        }
        int room = absence.isNoted() ? 1 : limits.threads();
        boolean wanted = threads.size() < room && !isClosing() && absence.isOver();
        if (wanted && store.isDue(clock.instant())) {
            store.refuseUnwanted(clock.instant());
            threads.add(started());
        }
        var failed = failure;
        if (failed != null) {
            failure = null;
            throw new MailFailure("send letters", failed);
        }
    }

    /** What ends it early is said by the next run, to the job runner. */
    private Thread started() {
        return Thread.ofVirtual()
                .name("mail")
                .uncaughtExceptionHandler((thread, e) -> failure = e)
                .start(this::send);
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private boolean isToRenew() {
        return System.nanoTime() - renewedAt > limits.lease().toNanos() / RENEWALS_PER_LEASE;
    }

    /** One letter after the other, until none is left. */
    private void send() {
        try (var carrier = way.carriers().get()) {
            var claimed = claim();
            while (claimed != null) {
                var decided = claimed.unsure() ? decided(claimed) : claimed;
                if (decided != null && !bring(carrier, decided)) {
                    return;
                }
                claimed = claim();
            }
        } catch (MailFailure e) { // the key cannot be read
            absence.noted(String.valueOf(e.getMessage()));
        }
    }

    private MailStore.@Nullable Claimed claim() {
        return isClosing() ? null : store.claim(lease, limits.lease(), clock.instant());
    }

    /** Asks who may know whether the letter has gone; null: it has, and that is written down. */
    private MailStore.@Nullable Claimed decided(MailStore.Claimed claimed) {
        var records = way.records();
        var begun = claimed.begun();
        if (records == null || begun == null) {
            return claimed;
        }
        var mail = claimed.mail();
        return switch (records.of(mail.messageId(), begun)) {
            case NOTHING -> claimed;
            case HAS_IT_NOT -> {
                store.decide(mail.id(), lease);
                yield claimed.decided();
            }
            case HAS_IT -> {
                var found = new Delivery.HandedOver("Found in Postfix's queue or log");
                var tried = new Ending.Try(claimed, false, clock.instant(), 0);
                record(mail.id(), Objects.requireNonNull(Ending.of(tried, found)));
                yield null;
            }
        };
    }

    /** Whether to go on with the next. */
    private boolean bring(Carrier carrier, MailStore.Claimed claimed) {
        var mail = claimed.mail();
        var begun = new boolean[1];
        var delivery =
                carrier.carry(
                        mail,
                        () -> {
                            begun[0] = store.begin(mail.id(), lease);
                            return begun[0];
                        });
        var now = clock.instant();
        double lot = ThreadLocalRandom.current().nextDouble();
        var tried = new Ending.Try(claimed, begun[0], now, lot);
        var ending = Ending.of(tried, delivery);
        if (ending == null) {
            return true;
        }
        // First: whoever sees that the letter was refused sees that its address is.
        if (delivery instanceof Delivery.Never(String said, boolean nobodyThere) && nobodyThere) {
            store.refuseAddress(mail.to().address(), said, now);
        }
        record(mail.id(), ending);
        if (delivery instanceof Delivery.Away(String said)) {
            absence.noted(said);
            return false;
        }
        absence.ended();
        return true;
    }

    /**
     * Writes down what has happened outside, also when the database is away for a moment: what was
     * sent and not written down would be sent again.
     */
    private void record(String id, Ending ending) {
        long end = System.nanoTime() + RECORD_MAX.toNanos();
        while (true) {
            try {
                store.end(id, ending, clock.instant());
                return;
            } catch (DataAccessException e) {
                if (closesWithin(RECORD_PAUSE) || System.nanoTime() > end) {
                    LOG.error("What became of the letter {} is not written down", id);
                    throw e;
                }
            }
        }
    }

    private boolean closesWithin(Duration pause) {
        try {
            return closing.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Begins no further letter, and lets those under way end, at most five seconds. */
    @Override
    public void close() {
        closing.countDown();
        long end = System.nanoTime() + CLOSE_MAX.toNanos();
        for (var thread : running()) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized List<Thread> running() {
        return List.copyOf(threads);
    }
}
