package classroom7.learning.answer;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The digest of an answer: SHA-256, hexadecimal, over the canonical JSON (RFC 8785) of {@code id,
 * question, version, attempt, device, sequence, response, answeredAt} as sent; a member that was
 * not sent is left out.
 */
public final class Digests {
    private static final JsonMapper JSON = new JsonMapper();

    private Digests() {}

    public static String of(SentAnswer answer) {
        try {
            var canonical = new JsonCanonicalizer(JSON.writeValueAsString(digested(answer)));
            var digest = MessageDigest.getInstance("SHA-256").digest(canonical.getEncodedUTF8());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        } catch (IOException e) {
            throw new IllegalStateException("What was read as JSON is JSON", e);
        }
    }

    private static ObjectNode digested(SentAnswer answer) {
        var members =
                JSON.createObjectNode()
                        .put("id", answer.id())
                        .put("question", answer.question().value())
                        .put("version", answer.version())
                        .put("attempt", answer.attempt())
                        .put("sequence", answer.sequence())
                        .put("answeredAt", answer.answeredAt());
        members.set("response", answer.response());
        if (answer.device() != null) {
            members.put("device", answer.device());
        }
        return members;
    }
}
