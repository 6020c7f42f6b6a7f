package classroom7.platform.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no mail to lea.learner@hillside.example today|lea.learner",
                "connect to https://c7:s3cret@db.example/x failed|s3cret",
                "GET /password?token=abc123&x=1 failed|abc123",
                "Authorization: Bearer abcdef|abcdef",
                "wrong password hunter2 for Lea|hunter2",
                "from 192.0.2.17 refused|192.0.2",
                "from 2001:db8:0:1:2:3:4:5 refused|db8",
                "key 0k3v8f2m9q4c7x1z5b6n0k3v8f2m9q4c7x1z5b6n is wrong|0k3v8f2m",
                "Key (name)=(Anna Schmidt) already exists|Schmidt"
            })
    void what_is_nobodys_business_is_taken_out(String message, String secret) {
        var left = Masks.without(message);
        assertFalse(left.contains(secret), left);
        assertTrue(left.contains("…"), left);
    }

    @Test
    void what_the_database_quotes_from_a_row_is_taken_out() {
        var message = "ERROR: null value violates\n  Detail: Failing row contains (Anna, 12).";
        assertEquals("ERROR: null value violates", Masks.without(message));
    }

    @Test
    void a_plain_message_stays_as_it_is() {
        var message = "Index 7 out of bounds for length 3 in lesson 4 of 24";
        assertEquals(message, Masks.without(message));
    }

    @Test
    void a_message_of_megabytes_becomes_short() {
        var left = Masks.without("x ".repeat(5_000_000));
        assertEquals(Masks.LENGTH_MAX + 1, left.length());
    }
}
