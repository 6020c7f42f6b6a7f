package classroom7.platform.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostmarkTest {
    @ParameterizedTest
    @CsvSource({
        "https://school.example, no-reply@school.example",
        "http://127.0.0.1:8080, no-reply@localhost",
        "http://[::1]:8080, no-reply@localhost"
    })
    void letters_come_from_a_name_that_mail_servers_take(URI site, String from) {
        assertEquals(from, Postmark.of(site, null).from());
    }
}
