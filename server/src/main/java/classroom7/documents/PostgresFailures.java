package classroom7.documents;

import classroom7.documents.DocumentsFailure.Reason;
import java.sql.SQLException;
import org.springframework.dao.DataAccessException;

/** What PostgreSQL's refusals mean: the classes of SQLSTATE in appendix A of its manual. */
final class PostgresFailures {
    /** Raised by our own trigger on the table. */
    private static final String UNDURABLE = "C7D01";

    private static final String DISK_FULL = "53100";
    private static final String INSUFFICIENT_RESOURCES = "53";
    private static final String ROLLED_BACK = "40";
    private static final String CONNECTION = "08";
    private static final String OPERATOR = "57";
    private static final String QUERY_CANCELED = "57014";

    private PostgresFailures() {}

    static DocumentsFailure of(String what, DataAccessException cause) {
        var state =
                cause.getRootCause() instanceof SQLException sql && sql.getSQLState() != null
                        ? sql.getSQLState()
                        : CONNECTION;
        return new DocumentsFailure(
                reason(state), "PostgreSQL could not " + what + " (" + state + ")", cause);
    }

    private static Reason reason(String state) {
        if (state.equals(UNDURABLE)) {
            return Reason.UNDURABLE;
        }
        if (state.equals(DISK_FULL)) {
            return Reason.FULL;
        }
        if (state.equals(QUERY_CANCELED)) {
            return Reason.TIMEOUT;
        }
        if (state.startsWith(INSUFFICIENT_RESOURCES) || state.startsWith(ROLLED_BACK)) {
            return Reason.BUSY;
        }
        return state.startsWith(CONNECTION) || state.startsWith(OPERATOR)
                ? Reason.UNREACHABLE
                : Reason.REFUSED;
    }
}
