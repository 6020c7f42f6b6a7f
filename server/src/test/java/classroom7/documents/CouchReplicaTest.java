package classroom7.documents;

import classroom7.base.Ids;
import classroom7.testing.CouchPeer;
import classroom7.testing.TestDatabase;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;

class CouchReplicaTest extends ReplicaContract {
    private static @Nullable Replica store;
    private static @Nullable Documents documents;

    @BeforeAll
    static void connect() {
        var clock = InstantSource.system();
        store = new CouchReplica(CouchPeer.address());
        documents =
                new CouchDocuments(
                        CouchPeer.address(),
                        new Epoch(TestDatabase.fresh(), new Ids(clock), clock));
    }

    @Override
    Replica store() {
        return store;
    }

    @Override
    Documents documents() {
        return documents;
    }
}
