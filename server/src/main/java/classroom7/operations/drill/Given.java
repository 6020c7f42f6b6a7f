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
 * An answer as it was sent.
 *
 * @param digest as the design defines it, from what was sent and by none of the server's code
 */
record Given(String lesson, ObjectNode sent, String digest) {
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
        return new Given(lesson, sent, digest(sent));
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

    String id() {
        return sent.path("id").asString();
    }

    String question() {
        return sent.path("question").asString();
    }

    int attempt() {
        return sent.path("attempt").asInt();
    }

    /** Empty: the token is the device. */
    String device() {
        return sent.path("device").asString("");
    }

    long sequence() {
        return sent.path("sequence").asLong();
    }
}
