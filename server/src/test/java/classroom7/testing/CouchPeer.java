package classroom7.testing;

import java.net.URI;

/** A CouchDB to test against: the server named in {@code C7_TEST_COUCHDB_URL}, else PouchDB's. */
public final class CouchPeer {
    private CouchPeer() {}

    /** Its address; the test that asks is skipped, and says so, where there is neither. */
    public static URI address() {
        var server = System.getenv("C7_TEST_COUCHDB_URL");
        return server != null && !server.isBlank() ? URI.create(server) : PouchServer.address();
    }
}
