package classroom7.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.documents.DocumentsFailure.Reason;
import classroom7.platform.process.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What is written together ends for each by itself. */
class CombiningWriterTest {
    private static final Duration WAITING_MAX = Duration.ofSeconds(30);
    private static final String POISON = "poison";

    private final CountDownLatch goesOn = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<List<String>> batches = new ConcurrentLinkedQueue<>();
    private final CombiningWriter<String> writer =
            new CombiningWriter<>(String::length, this::create);

    private List<Put> create(List<String> rows) {
        batches.add(rows);
        if (rows.contains("first")) {
            await();
        }
        if (rows.contains(POISON)) {
            throw new DocumentsFailure(Reason.REFUSED, "one of them", null);
        }
        return rows.stream().<Put>map(Put.Stored::new).toList();
    }

    @Test
    void one_that_is_refused_takes_nobody_along() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var busy = new ArrayList<Future<List<Put>>>();
            for (int number = 0; number < CombiningWriter.WRITERS_MAX; number++) {
                busy.add(threads.submit(writing("first")));
            }
            assertTrue(
                    Wait.until(WAITING_MAX, () -> batches.size() == CombiningWriter.WRITERS_MAX));
            var a = threads.submit(writing("a"));
            var poison = threads.submit(writing(POISON));
            var b = threads.submit(writing("b"));
            assertTrue(Wait.until(WAITING_MAX, () -> writer.waitingCount() == 3));
            goesOn.countDown();
            assertEquals(List.of(new Put.Stored("a")), a.get());
            assertEquals(List.of(new Put.Stored("b")), b.get());
            var failure = assertThrows(Exception.class, poison::get);
            assertEquals(Reason.REFUSED, ((DocumentsFailure) failure.getCause()).reason());
            assertTrue(batches.stream().anyMatch(rows -> rows.size() == 3), batches::toString);
            for (var first : busy) {
                assertEquals(List.of(new Put.Stored("first")), first.get());
            }
        }
    }

    private Callable<List<Put>> writing(String row) {
        return () -> writer.write(List.of(row));
    }

    private void await() {
        try {
            goesOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
