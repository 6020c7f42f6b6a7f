package classroom7.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.documents.DocumentsFailure.Reason;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Questions asked at the same time: together, but never too many. */
class AtOnceTest {
    private static final int ALL = 4 * AtOnce.QUESTIONS_MAX;
    private static final List<Integer> NUMBERS = IntStream.range(0, ALL).boxed().toList();

    @Test
    void as_many_as_allowed_are_under_way_and_answers_keep_their_order() {
        var together = new CountDownLatch(AtOnce.QUESTIONS_MAX);
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var answers =
                AtOnce.ask(
                        NUMBERS,
                        number -> {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            await(together);
                            now.decrementAndGet();
                            return number * number;
                        });
        assertEquals(NUMBERS.stream().map(number -> number * number).toList(), answers);
        assertEquals(AtOnce.QUESTIONS_MAX, most.get());
    }

    @Test
    void a_failure_is_told_with_its_reason() {
        var failure =
                assertThrows(
                        DocumentsFailure.class, () -> AtOnce.ask(NUMBERS, AtOnceTest::failAtSeven));
        assertEquals(Reason.FULL, failure.reason());
    }

    private static int failAtSeven(int number) {
        if (number == 7) {
            throw new DocumentsFailure(Reason.FULL, "no room", null);
        }
        return number;
    }

    /** Until as many have come as may be under way. */
    private static void await(CountDownLatch together) {
        together.countDown();
        try {
            assertTrue(together.await(30, TimeUnit.SECONDS), "they are asked one after the other");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
