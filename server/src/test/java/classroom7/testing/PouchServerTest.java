package classroom7.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class PouchServerTest {
    @Test
    void it_creates_a_database_as_a_couchdb_does() throws IOException, InterruptedException {
        var database = PouchServer.address().resolve("school");
        var request =
                HttpRequest.newBuilder(database).PUT(HttpRequest.BodyPublishers.noBody()).build();
        try (var client = HttpClient.newHttpClient()) {
            var created = client.send(request, HttpResponse.BodyHandlers.discarding());
            assertEquals(201, created.statusCode());
        }
    }
}
