package classroom7.documents;

import classroom7.base.Ids;
import classroom7.platform.database.Database;
import classroom7.testing.CouchPeer;
import classroom7.testing.TestDatabase;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;

class CouchDocumentsTest extends DocumentsContract {
    private static final Database DATABASE = TestDatabase.fresh();
    private static @Nullable Documents documents;

    @BeforeAll
    static void connect() {
        documents =
                new CouchDocuments(
                        CouchPeer.address(),
                        new Epoch(
                                DATABASE, new Ids(InstantSource.system()), InstantSource.system()));
    }

    @Override
    Documents documents() {
        return documents;
    }

    @Override
    Database database() {
        return DATABASE;
    }
}
