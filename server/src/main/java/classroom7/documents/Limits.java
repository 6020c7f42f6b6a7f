package classroom7.documents;

import classroom7.platform.database.Database;
import java.util.HashSet;
import java.util.List;

/** Promises that callers of either back end must keep. */
final class Limits {
    private Limits() {}

    static void check(String what, int count, int max) {
        if (count < 0 || count > max) {
            throw new IllegalArgumentException(what + ": " + count + ", at most " + max);
        }
    }

    static void check(List<Document> documents) {
        checkNoTransaction();
        check("documents", documents.size(), Documents.PUT_ALL_MAX);
        long characters = 0;
        var ids = new HashSet<String>();
        for (var document : documents) {
            characters += document.json().length();
            if (!ids.add(document.id())) {
                throw new IllegalArgumentException("Twice in one call: " + document.id());
            }
        }
        if (documents.size() > 1 && characters > Documents.PUT_ALL_BYTES_MAX) {
            throw new IllegalArgumentException("More than " + Documents.PUT_ALL_BYTES_MAX);
        }
    }

    static void checkNoTransaction() {
        if (Database.inTransaction()) {
            throw new IllegalStateException("A document is written inside an SQL transaction");
        }
    }
}
