package classroom7.bench;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.documents.Document;
import classroom7.documents.Documents;
import classroom7.documents.Put;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.UUID;

/** Documents written by the store itself, without a server around it. */
final class StoreLoad {
    private final Documents documents;
    private final int others;
    private final OrganizationId nobody;

    /**
     * @param others threads that write too, and are not measured
     */
    StoreLoad(Documents documents, int others) {
        this.documents = documents;
        this.others = others;
        this.nobody = new OrganizationId(new Ids(InstantSource.system()).next());
    }

    /** Writes one document after the other, at first without measuring. */
    Latencies run(Duration warm, Duration measured) {
        long measuredFrom = System.nanoTime() + warm.toNanos();
        long end = measuredFrom + measured.toNanos();
        var threads = new ArrayList<Thread>();
        for (int number = 0; number < others; number++) {
            threads.add(Thread.startVirtualThread(() -> write(new Samples(), end, end)));
        }
        var samples = new Samples();
        write(samples, measuredFrom, end);
        for (var thread : threads) {
            join(thread);
        }
        return samples.over(measured.toNanos() / 1e9);
    }

    private void write(Samples samples, long measuredFrom, long end) {
        while (System.nanoTime() < end && !samples.isFull()) {
            long begun = System.nanoTime();
            var put = documents.put(nobody, document());
            if (!(put instanceof Put.Stored)) {
                samples.fail();
            }
            if (begun >= measuredFrom) {
                samples.add(System.nanoTime() - begun);
            }
        }
    }

    private static Document document() {
        var place = "answer:%1$s:%1$s:0001:%1$s:".formatted("00000000000000000000");
        return Document.create(place + UUID.randomUUID(), Requests.answerDocument());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
