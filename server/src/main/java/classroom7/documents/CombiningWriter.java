package classroom7.documents;

import classroom7.documents.DocumentsFailure.Reason;
import classroom7.platform.database.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes what several threads want to create at the same moment together: in PostgreSQL in one
 * statement and one commit, in CouchDB in one request.
 *
 * <p>Nobody waits for company: a thread that finds a writer free writes at once, alone if it is
 * alone. Those that come while every writer is busy are written together by the next. A thread
 * returns only after the commit that holds its rows.
 */
final class CombiningWriter<T> {
    /** Two, so that rows are gathered and sent while the other commit waits for the disk. */
    static final int WRITERS_MAX = 2;

    static final int ROWS_MAX = 500;
    static final int BYTES_MAX = 4 << 20;
    static final int WAITING_BYTES_MAX = 64 << 20;
    static final int ROOM_SECONDS_MAX = 5;

    /** Less for who answers somebody, see {@link Patience}. */
    static final Duration REPLY_MAX = Duration.ofSeconds(30);

    private static final int ROW_OVERHEAD_BYTES = 1024;

    /** Nothing was written, perhaps because of one: the others do not suffer for it. */
    private static final Set<Reason> MAY_BE_ONE_ALONE = Set.of(Reason.REFUSED, Reason.TOO_LARGE);

    private final ToIntFunction<T> size;
    private final Function<List<T>, List<Put>> create;
    private final ConcurrentLinkedQueue<Request<T>> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore room = new Semaphore(WAITING_BYTES_MAX);
    private final Semaphore writers = new Semaphore(WRITERS_MAX);
    private final Object gathering = new Object();

    /**
     * @param size how many characters a row's body has
     * @param create writes the rows and returns after their commit, an outcome per row in order
     */
    CombiningWriter(ToIntFunction<T> size, Function<List<T>, List<Put>> create) {
        this.size = size;
        this.create = create;
    }

    /**
     * @param asked whether somebody waits for the thread that wants it written
     */
    private record Request<T>(
            List<T> rows, int bytes, boolean asked, CompletableFuture<List<Put>> reply) {}

    /** The outcomes of the rows, once they are on disk. */
    List<Put> write(List<T> rows) {
        int bytes = rows.stream().mapToInt(row -> size.applyAsInt(row) + ROW_OVERHEAD_BYTES).sum();
        var request = new Request<T>(rows, bytes, Patience.isAsked(), new CompletableFuture<>());
        try {
            if (!room.tryAcquire(bytes, ROOM_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new DocumentsFailure(Reason.BUSY, "Too many writes are waiting", null);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        try {
            waiting.add(request);
            lead(request);
            return await(request);
        } finally {
            waiting.remove(request);
            room.release(bytes);
        }
    }

    /** How many calls wait to be written. */
    int waitingCount() {
        return waiting.size();
    }

    /** Writes batches until the request is answered; hands on to a new thread if more wait. */
    private void lead(@Nullable Request<T> own) {
        // After a release the queue is looked at again: whoever found no writer free is in it.
        while (!waiting.isEmpty() && writers.tryAcquire()) {
            try {
                for (var batch = gather(); !batch.isEmpty(); batch = gather()) {
                    writeTogether(batch);
                    if (own != null && own.reply().isDone()) {
                        break;
                    }
                }
            } finally {
                writers.release();
            }
            if (own != null && own.reply().isDone()) {
                if (!waiting.isEmpty()) {
                    Thread.startVirtualThread(() -> lead(null));
                }
                return;
            }
        }
    }

    private List<Request<T>> gather() {
        synchronized (gathering) {
            var batch = new ArrayList<Request<T>>();
            int rows = 0;
            int bytes = 0;
            for (var next = waiting.peek(); next != null; next = waiting.peek()) {
                rows += next.rows().size();
                bytes += next.bytes();
                if (!batch.isEmpty() && (rows > ROWS_MAX || bytes > BYTES_MAX)) {
                    break;
                }
                if (waiting.remove(next)) { // not withdrawn meanwhile by one that gave up
                    batch.add(next);
                }
            }
            return batch;
        }
    }

    private void writeTogether(List<Request<T>> batch) {
        // Whoever writes them, they wait no longer than who wants them written.
        try (var limited = Patience.ofAsked(batch.stream().anyMatch(Request::asked))) {
            var outcomes = create.apply(batch.stream().flatMap(r -> r.rows().stream()).toList());
            int from = 0;
            for (var request : batch) {
                int to = from + request.rows().size();
                request.reply().complete(outcomes.subList(from, to));
                from = to;
            }
        } catch (DocumentsFailure e) {
            if (batch.size() > 1 && MAY_BE_ONE_ALONE.contains(e.reason())) {
                batch.forEach(request -> writeTogether(List.of(request)));
            } else {
                batch.forEach(request -> request.reply().completeExceptionally(e));
            }
        } catch (RuntimeException | Error e) {
            batch.forEach(request -> request.reply().completeExceptionally(e));
        }
    }

    private static List<Put> await(Request<?> request) {
        var limit = Patience.atMost(REPLY_MAX);
        try {
            return request.reply().get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (TimeoutException e) {
            throw new DocumentsFailure(
                    Reason.TIMEOUT, "No commit within " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof DocumentsFailure failure
                    ? new DocumentsFailure(failure.reason(), "" + failure.getMessage(), failure)
                    : new DocumentsFailure(Reason.REFUSED, "Writing documents failed", e);
        }
    }

    private static DocumentsFailure interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new DocumentsFailure(Reason.TIMEOUT, "Interrupted while writing documents", cause);
    }
}
