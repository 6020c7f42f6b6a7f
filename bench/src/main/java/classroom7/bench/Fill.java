package classroom7.bench;

import classroom7.platform.database.Address;
import classroom7.platform.database.EmbeddedPostgres;
import classroom7.platform.database.PostgresBinaries;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Brings a home that nobody serves from to a number of answers. */
final class Fill {
    /** One a core of a small machine. */
    private static final int WORKERS = 2;

    private static final int BAR_LENGTH = 40;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final PrintWriter out;

    /**
     * @param out where the progress bar is shown
     */
    Fill(PrintWriter out) {
        this.out = out;
    }

    /** What there is now is the class that is copied; how many answers it has. */
    long remember(Path home) throws IOException {
        try (var postgres = postgres(home);
                var store = new FillStore(owner(postgres))) {
            store.remember();
            store.settle();
            return store.answers();
        } catch (SQLException e) {
            throw new IOException("Remember the class of " + home, e);
        }
    }

    /** Makes copies of the class until there are so many answers; the size in megabytes then. */
    long fill(Path home, long answers) throws IOException {
        try (var postgres = postgres(home);
                var store = new FillStore(owner(postgres))) {
            var going = new Going(store.answers(), answers, store.answersOfOne());
            try (var workers = Executors.newFixedThreadPool(WORKERS)) {
                var all = new ArrayList<Future<?>>();
                for (int worker = 0; worker < WORKERS; worker++) {
                    all.add(workers.submit(() -> copies(postgres, going)));
                }
                for (var worker : all) {
                    worker.get();
                }
            }
            store.settle();
            return store.megabytes();
        } catch (SQLException | ExecutionException e) {
            throw new IOException("Fill " + home, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Fill " + home, e);
        }
    }

    private @Nullable Void copies(EmbeddedPostgres postgres, Going going) throws SQLException {
        try (var store = new FillStore(owner(postgres))) {
            for (int number = going.next(); number >= 0; number = going.next()) {
                store.copy(number);
                going.show();
            }
        }
        return null;
    }

    /** How far it is, for who waits. */
    private final class Going {
        private final long begun = System.nanoTime();
        private final long of;
        private final long one;
        private long taken;
        private long there;

        Going(long there, long of, long one) {
            this.taken = there;
            this.there = there;
            this.of = of;
            this.one = one;
        }

        /** The number of the class that is to be made next; less than 0: there are enough. */
        synchronized int next() {
            if (taken >= of) {
                return -1;
            }
            taken += one;
            return (int) (taken / one) - 1;
        }

        synchronized void show() {
            there += one;
            int full = (int) Math.min(BAR_LENGTH, BAR_LENGTH * there / of);
            out.printf(
                    Locale.ROOT,
                    "\r[%s%s] %,d of %,d answers, %d s%s",
                    "#".repeat(full),
                    " ".repeat(BAR_LENGTH - full),
                    there,
                    of,
                    (System.nanoTime() - begun) / NANOS_PER_SECOND,
                    there < of ? "" : "\n");
            out.flush();
        }
    }

    /** The product's database, as the superuser. */
    private static Address owner(EmbeddedPostgres postgres) {
        var owner = postgres.ownerAddress();
        return new Address(postgres.address().url(), owner.user(), owner.password());
    }

    private static EmbeddedPostgres postgres(Path home) {
        return EmbeddedPostgres.start(home, PostgresBinaries.under(home), line -> {});
    }
}
