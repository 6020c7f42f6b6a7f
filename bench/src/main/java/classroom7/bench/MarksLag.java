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
 * How old the newest answer is that the marks know, looked at every 50 ms while answers come
 * without a pause.
 */
final class MarksLag implements AutoCloseable {
    private static final long PAUSE_MILLIS = 50;
    private static final int NANOS_PER_SECOND = 1_000_000_000;
    private static final String LAG =
            "select extract(epoch from clock_timestamp() - max(last_answer_at)) from progress";

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CompletableFuture<List<Long>> looks;

    MarksLag(Address database) {
        looks = CompletableFuture.supplyAsync(() -> look(database));
    }

    private List<Long> look(Address database) {
        var nanos = new ArrayList<Long>();
        try (var connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                var asking = connection.prepareStatement(LAG)) {
            while (!stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                nanos.add(once(asking));
            }
            return nanos;
        } catch (SQLException e) {
            throw new IllegalStateException("The marks cannot be looked at", e);
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
            throw new IOException("The marks were not looked at once");
        }
        return Latencies.of(nanos, nanos.length, seconds, 0);
    }

    @Override
    public void close() {
        stopped.countDown();
    }
}
