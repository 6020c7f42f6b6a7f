package classroom7.documents;

import classroom7.documents.DocumentsFailure.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Asks several questions at the same time and waits for all answers. */
final class AtOnce {
    /** A quarter of the connections: there is room for others beside it. */
    static final int QUESTIONS_MAX = CouchWire.CONNECTIONS_MAX / 4;

    private AtOnce() {}

    /** The answers in the order of the questions; the first failure ends it. */
    static <Q, A> List<A> ask(List<Q> questions, Function<Q, A> asking) {
        if (questions.size() == 1) {
            return List.of(asking.apply(questions.getFirst()));
        }
        var room = new Semaphore(QUESTIONS_MAX);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<A>>();
            for (var question : questions) {
                asked.add(threads.submit(within(room, () -> asking.apply(question))));
            }
            try {
                var answers = new ArrayList<A>();
                for (var answer : asked) {
                    answers.add(answer.get());
                }
                return answers;
            } catch (ExecutionException e) {
                throw e.getCause() instanceof DocumentsFailure failure
                        ? new DocumentsFailure(failure.reason(), "" + failure.getMessage(), failure)
                        : new IllegalStateException("Asking several questions failed", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DocumentsFailure(Reason.TIMEOUT, "Interrupted while asking CouchDB", e);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static <A> Callable<A> within(Semaphore room, Callable<A> asking) {
        return () -> {
            room.acquire();
            try {
                return asking.call();
            } finally {
                room.release();
            }
        };
    }
}
