package classroom7.operations.drill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer as it was sent. It is kept as text: a tree takes ten times as much, and half an hour
 * gives a hundred thousand.
 *
 * @param device empty: the token is the device
 * @param digest as the design defines it, from what was sent and by none of the server's code
 */
record Given(
        String lesson,
        String id,
        String question,
        int attempt,
        String device,
        long sequence,
        String digest,
        String json) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> DIGESTED =
            List.of(
                    "id",
                    "question",
                    "version",
                    "attempt",
                    "device",
                    "sequence",
                    "response",
                    "answeredAt");

    static Given of(String lesson, ObjectNode sent) {
        return new Given(
                lesson,
                sent.path("id").asString(),
                sent.path("question").asString(),
                sent.path("attempt").asInt(),
                sent.path("device").asString(""),
                sent.path("sequence").asLong(),
                digest(sent),
                sent.toString());
    }

    /**
     * SHA-256 over the canonical JSON of the members that are digested, of those that are there.
     */
    static String digest(JsonNode answer) {
        var members = JSON.createObjectNode();
        for (var name : DIGESTED) {
            if (answer.has(name)) {
                members.set(name, answer.path(name));
            }
        }
        try {
            var canonical = new JsonCanonicalizer(members.toString()).getEncodedString();
            var bytes = canonical.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        } catch (IOException e) {
            throw new IllegalStateException("What we write is JSON", e);
        }
    }

    JsonNode sent() {
        return JSON.readTree(json);
    }
}
