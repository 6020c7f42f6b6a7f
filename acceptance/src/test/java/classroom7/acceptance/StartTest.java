package classroom7.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class StartTest {
    @Test
    void it_starts_answers_and_stops_without_leaving_a_child() throws Exception {
        try (var product = Product.start(Product.temporary())) {
            assertEquals(200, status(product.address().resolve("/live")));
            assertEquals(200, status(product.address().resolve("/up")));
            var children = ProcessHandle.of(product.pid()).orElseThrow().descendants().toList();
            assertTrue(!children.isEmpty(), "PostgreSQL is a child");
            product.stop();
            assertTrue(children.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void the_first_page_owes_what_every_page_owes() {
        try (var product = Product.start(Product.temporary());
                var visitor = new Visitor(product, Device.WIDE)) {
            visitor.openMissing("/nothing-here").picture("nothing-here");
        }
    }

    private static int status(URI address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
