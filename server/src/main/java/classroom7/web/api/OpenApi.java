package classroom7.web.api;

import classroom7.web.reply.Json;
import classroom7.web.reply.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The description of this API, for programs and those who write them; a test holds it to us. */
@Controller
public final class OpenApi {
    private static final String FILE = "/api/openapi.json";

    private final byte[] description;

    public OpenApi() {
        try (var file = OpenApi.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("The program lacks " + FILE);
            }
            description = file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Read " + FILE, e);
        }
    }

    @GetMapping("/api/openapi.json")
    Reply show() {
        return Json.of(description);
    }
}
