package classroom7.bench;

import classroom7.platform.database.Address;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How old the newest answer is that has arrived somewhere, looked at every 50 ms while answers come
 * without a pause.
 */
final class Lag implements AutoCloseable {
    private static final long PAUSE_MILLIS = 50;
    private static final int NANOS_PER_SECOND = 1_000_000_000;
    private static final String MARKS =
            "select extract(epoch from clock_timestamp() - max(last_answer_at)) from progress";

    /** The last one in the feed, by the time that it carries. */
    private static final String DOCUMENTS =
            """
            select extract(epoch from clock_timestamp()
                       - substring(body from '"receivedAt":"([^"]+)"')::timestamptz)
              from document
             where organization_id = (select organization_id from document limit 1)
             order by transaction desc, sequence desc limit 1
            """;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CompletableFuture<List<Long>> looks;

    private Lag(Address database, String lag) {
        looks = CompletableFuture.supplyAsync(() -> look(database, lag));
    }

    /** Of the marks behind the answers. */
    static Lag ofMarks(Address database) {
        return new Lag(database, MARKS);
    }

    /** Of a store, which holds answers last, behind what is answered. */
    static Lag ofDocuments(Address store) {
        return new Lag(store, DOCUMENTS);
    }

    private List<Long> look(Address database, String lag) {
        var nanos = new ArrayList<Long>();
        try (var connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                var asking = connection.prepareStatement(lag)) {
            while (!stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                nanos.add(once(asking));
            }
            return nanos;
        } catch (SQLException e) {
            throw new IllegalStateException("It cannot be looked at", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return nanos;
        }
    }

    private static long once(PreparedStatement asking) throws SQLException {
        try (var rows = asking.executeQuery()) {
            rows.next();
            return (long) (rows.getDouble(1) * NANOS_PER_SECOND);
        }
    }

    /** Stops looking; each look counts as one. */
    Latencies end(double seconds) throws IOException {
        close();
        var nanos = looks.join().stream().mapToLong(Long::longValue).toArray();
        if (nanos.length == 0) {
            throw new IOException("It was not looked at once");
        }
        return Latencies.of(nanos, nanos.length, seconds, 0);
    }

    @Override
    public void close() {
        stopped.countDown();
    }
}
