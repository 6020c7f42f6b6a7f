package classroom7.documents;

import classroom7.documents.DocumentsFailure.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes what several threads want to create at the same moment in one statement and one commit.
 *
 * <p>Nobody waits for company: a thread that finds a writer free writes at once, alone if it is
 * alone. Those that come while every writer is busy are written together by the next. A thread
 * returns only after the commit that holds its rows.
 */
final class CombiningWriter {
    /** Two, so that rows are gathered and sent while the other commit waits for the disk. */
    static final int WRITERS_MAX = 2;

    static final int ROWS_MAX = 500;
    static final int BYTES_MAX = 4 << 20;
    static final int WAITING_BYTES_MAX = 64 << 20;
    static final int ROOM_SECONDS_MAX = 5;
    static final int REPLY_SECONDS_MAX = 30;
    private static final int ROW_OVERHEAD_BYTES = 1024;

    private final Function<List<DocumentStore.Row>, List<Put>> create;
    private final ConcurrentLinkedQueue<Request> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore room = new Semaphore(WAITING_BYTES_MAX);
    private final Semaphore writers = new Semaphore(WRITERS_MAX);
    private final Object gathering = new Object();

    /**
     * @param create writes the rows and returns after their commit, an outcome per row in order
     */
    CombiningWriter(Function<List<DocumentStore.Row>, List<Put>> create) {
        this.create = create;
    }

    private record Request(
            List<DocumentStore.Row> rows, int bytes, CompletableFuture<List<Put>> reply) {}

    /** The outcomes of the rows, once they are on disk. */
    List<Put> write(List<DocumentStore.Row> rows) {
        int bytes = rows.stream().mapToInt(row -> row.body().length() + ROW_OVERHEAD_BYTES).sum();
        var request = new Request(rows, bytes, new CompletableFuture<>());
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

    /** Writes batches until the request is answered; hands on to a new thread if more wait. */
    private void lead(@Nullable Request own) {
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

    private List<Request> gather() {
        synchronized (gathering) {
            var batch = new ArrayList<Request>();
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

    private void writeTogether(List<Request> batch) {
        try {
            var outcomes = create.apply(batch.stream().flatMap(r -> r.rows().stream()).toList());
            int from = 0;
            for (var request : batch) {
                int to = from + request.rows().size();
                request.reply().complete(outcomes.subList(from, to));
                from = to;
            }
        } catch (RuntimeException | Error e) {
            batch.forEach(request -> request.reply().completeExceptionally(e));
        }
    }

    private static List<Put> await(Request request) {
        try {
            return request.reply().get(REPLY_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (TimeoutException e) {
            throw new DocumentsFailure(
                    Reason.TIMEOUT, "No commit within " + REPLY_SECONDS_MAX + " s", e);
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
