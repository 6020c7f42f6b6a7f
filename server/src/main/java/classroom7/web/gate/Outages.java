package classroom7.web.gate;

import classroom7.documents.DocumentsFailure;
import classroom7.documents.DocumentsFailure.Reason;
import classroom7.platform.database.Outage;
import classroom7.web.reply.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Failures that are neither our fault nor the asker's: a store that is away or full. They are
 * refused plainly, may be tried again, and cost one line of log each.
 */
final class Outages {
    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    private Outages() {}

    /** Null: it is something else. */
    static @Nullable Refused of(Exception mishap) {
        return switch (mishap) {
            case DocumentsFailure failure -> ofStore(failure);
            case DataAccessException failure -> ofDatabase(failure);
            case TransactionException failure -> ofDatabase(failure);
            default -> null; // open: only these three are outages
        };
    }

    private static Refused ofStore(DocumentsFailure failure) {
        LOG.warn("{}: {}", failure.reason(), failure.getMessage());
        return switch (failure.reason()) {
            case FULL -> full();
            case UNDURABLE -> new Refused(503, "error.undurable", List.of());
            case UNREACHABLE, TIMEOUT, UNAUTHORISED, TOO_LARGE, BUSY, REFUSED, GARBLED -> away();
        };
    }

    private static @Nullable Refused ofDatabase(Exception failure) {
        var outage = Outage.of(failure);
        if (outage == null) {
            return null;
        }
        LOG.warn("{}: {}", outage.full() ? Reason.FULL : Reason.UNREACHABLE, outage.line());
        return outage.full() ? full() : away();
    }

    private static Refused full() {
        return new Refused(507, "error.full", List.of());
    }

    private static Refused away() {
        return new Refused(503, "error.store", List.of());
    }
}
