package classroom7.documents;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** What both back ends take: so that neither accepts what the other could not keep. */
final class DocumentForm {
    private static final Pattern ID =
            Pattern.compile("[A-Za-z0-9][!#-.0-\\[\\]-~]{0," + (Documents.ID_LENGTH_MAX - 1) + "}");
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private DocumentForm() {}

    /** Why the document cannot be kept, or null. */
    static @Nullable String problem(Document document) {
        var idProblem = idProblem(document.id());
        if (idProblem != null) {
            return idProblem;
        }
        long bytes = bytes(document.json());
        if (bytes < 0) {
            return "The text holds half of a surrogate pair";
        }
        if (bytes > Documents.DOCUMENT_BYTES_MAX) {
            return "The document is larger than " + Documents.DOCUMENT_BYTES_MAX + " bytes";
        }
        return problem(document.json());
    }

    /** Why nothing can have this id, or null. */
    static @Nullable String idProblem(String id) {
        return ID.matcher(id).matches()
                ? null
                : "The id is not ASCII without spaces, slashes and quotes, or is too long";
    }

    private static @Nullable String problem(String json) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "The document is not a JSON object";
            }
            int depth = 1;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (depth == 0) {
                    return "Something follows the JSON object";
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                var problem = problem(parser, token, depth);
                if (problem != null) {
                    return problem;
                }
            }
            return null;
        } catch (JacksonException e) {
            return "The document is not JSON: " + e.getOriginalMessage();
        }
    }

    private static @Nullable String problem(JsonParser parser, JsonToken token, int depth) {
        return switch (token) {
            case PROPERTY_NAME ->
                    depth == 1 && parser.currentName().startsWith("_")
                            ? "A member begins with an underscore"
                            : bytes(parser.currentName()) < 0
                                    ? "A name holds half of a surrogate pair"
                                    : null;
            case VALUE_STRING ->
                    bytes(parser.getString()) < 0 ? "A value holds half of a surrogate pair" : null;
            case VALUE_NUMBER_FLOAT ->
                    Double.isFinite(parser.getDoubleValue()) ? null : "A number is too large";
            default -> null; // open: no other token holds text
        };
    }

    /** Bytes of UTF-8; -1 if half of a surrogate pair stands alone. */
    static long bytes(String text) {
        long bytes = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                bytes += 4;
                at++;
            } else if (Character.isSurrogate(c)) {
                return -1;
            } else {
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        }
        return bytes;
    }
}
