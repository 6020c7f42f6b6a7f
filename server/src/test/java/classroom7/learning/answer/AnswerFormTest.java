package classroom7.learning.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AnswerFormTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String GOOD =
            """
            {"id":"019a1f3e-7c2a-7d10-8a55-0123456789ab","question":"0123456789abcdefghjk",
             "version":1,"attempt":1,"device":"phone","sequence":0,
             "response":{"text":"nul \\u0000 and \\ud83d\\ude80"},
             "answeredAt":"2026-11-22T15:00:00.123Z","sinceStart":12}
            """;

    @Test
    void a_good_answer_is_read_as_it_was_sent() {
        var valid = assertInstanceOf(AnswerForm.Valid.class, AnswerForm.read(JSON.readTree(GOOD)));
        assertEquals("nul \0 and 🚀", valid.answer().response().path("text").asString());
        assertEquals(12L, valid.answer().sinceStart());
    }

    @Test
    void device_and_time_since_the_start_may_be_left_out() {
        var sent = (ObjectNode) JSON.readTree(GOOD);
        sent.remove("device");
        sent.putNull("sinceStart");
        var valid = assertInstanceOf(AnswerForm.Valid.class, AnswerForm.read(sent));
        assertNull(valid.answer().device());
        assertNull(valid.answer().sinceStart());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id | null",
                "id | 7",
                "id | \"\"",
                "id | \"019a1f3e-7c2a-4d10-8a55-0123456789ab\"",
                "id | \"019a1f3e-7c2a-7d10-8a55-0123456789ab \"",
                "question | \"\"",
                "question | \"0123456789ABCDEFGHJK\"",
                "question | {}",
                "version | 0",
                "version | 1.0",
                "version | 1e9",
                "version | \"1\"",
                "version | 99999999999999999999",
                "attempt | 0",
                "attempt | 10000",
                "device | 5",
                "device | \"\"",
                "device | \"\\ud800\"",
                "sequence | -1",
                "sequence | 9007199254740992",
                "sequence | true",
                "answeredAt | \"yesterday\"",
                "answeredAt | \"2026-11-22T15:00:00\"",
                "answeredAt | 5",
                "sinceStart | -1",
                "sinceStart | \"5\"",
                "response | null",
                "response | []",
                "response | \"x\"",
                "response | {\"text\":\"\\udc00\"}",
                "response | {\"\\ud800\":1}",
                "response | {\"text\":[[\"\\ud83dx\"]]}"
            })
    void what_is_wrong_is_named(String field, String value) {
        var sent = (ObjectNode) JSON.readTree(GOOD);
        sent.set(field, JSON.readTree(value));
        var invalid = assertInstanceOf(AnswerForm.Invalid.class, AnswerForm.read(sent));
        assertEquals(field, invalid.problem().field());
    }

    @ParameterizedTest
    @CsvSource({"null", "5", "[]", "\"x\"", "{}"})
    void what_is_no_answer_at_all_is_refused(String item) {
        assertInstanceOf(AnswerForm.Invalid.class, AnswerForm.read(JSON.readTree(item)));
    }

    @Test
    void the_digest_is_that_of_the_canonical_json() throws Exception {
        var sent =
                assertInstanceOf(
                                AnswerForm.Valid.class,
                                AnswerForm.read(
                                        JSON.readTree(
                                                GOOD.replace(
                                                        "nul \\u0000 and \\ud83d\\ude80", "é"))))
                        .answer();
        // Written by hand: members sorted, no white space, no escapes that need not be.
        var canonical =
                """
                {"answeredAt":"2026-11-22T15:00:00.123Z","attempt":1,"device":"phone",\
                "id":"019a1f3e-7c2a-7d10-8a55-0123456789ab","question":"0123456789abcdefghjk",\
                "response":{"text":"é"},"sequence":0,"version":1}\
                """;
        var digest =
                java.security.MessageDigest.getInstance("SHA-256")
                        .digest(canonical.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertEquals(java.util.HexFormat.of().formatHex(digest), Digests.of(sent));
    }
}
