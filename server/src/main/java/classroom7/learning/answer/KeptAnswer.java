package classroom7.learning.answer;

import classroom7.base.LessonId;
import classroom7.base.PersonId;
import classroom7.base.QuestionId;
import classroom7.base.Times;
import classroom7.documents.Document;
import classroom7.learning.attempt.Attempts;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer as its immutable document keeps it: {@code
 * answer:{lesson}:{learner}:{attempt}:{question}:{answer id}}.
 *
 * @param device the one that was named, else the session or token that sent it
 * @param sinceStart milliseconds since the attempt began, by the device's clock
 */
public record KeptAnswer(
        LessonId lesson,
        PersonId learner,
        String id,
        QuestionId question,
        int version,
        int attempt,
        String device,
        long sequence,
        JsonNode response,
        String answeredAt,
        @Nullable Long sinceStart,
        Instant receivedAt,
        String digest) {
    private static final Logger LOG = LoggerFactory.getLogger(KeptAnswer.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TYPE = "answer";
    private static final int PARTS = 6;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{4,9}");

    /** What the digest is over. */
    private static final List<String> SENT =
            List.of(
                    "id",
                    "question",
                    "version",
                    "attempt",
                    "device",
                    "sequence",
                    "response",
                    "answeredAt");

    /** Whom and what an answer is about, from its document's id alone. */
    public record Place(LessonId lesson, PersonId learner) {}

    /** The lesson and learner of a document id; null if it is no answer's. */
    public static @Nullable Place place(String documentId) {
        if (!documentId.startsWith(TYPE + ":")) {
            return null;
        }
        int learner = documentId.indexOf(':', TYPE.length() + 1) + 1;
        int attempt = documentId.indexOf(':', learner) + 1;
        int question = documentId.indexOf(':', attempt) + 1;
        int id = documentId.indexOf(':', question) + 1;
        return learner > 0 && attempt > 0 && question > 0 && id > 0
                ? new Place(
                        new LessonId(documentId.substring(TYPE.length() + 1, learner - 1)),
                        new PersonId(documentId.substring(learner, attempt - 1)))
                : null;
    }

    /** Which question in which attempt an answer is to. */
    public record Slot(int attempt, QuestionId question) {}

    /** The slot of an answer's document id; null if it is none that we write. */
    public static @Nullable Slot slot(String documentId) {
        var parts = documentId.split(":", PARTS);
        if (parts.length < PARTS || !NUMBER.matcher(parts[3]).matches()) {
            return null;
        }
        return new Slot(Integer.parseInt(parts[3]), new QuestionId(parts[4]));
    }

    /** Where the answers of a learner in a lesson begin. */
    public static String prefix(LessonId lesson, PersonId learner) {
        return TYPE + ":" + lesson + ":" + learner + ":";
    }

    /** Where the answers to one question in one attempt begin. */
    public static String prefix(Place place, Slot slot) {
        return prefix(place.lesson(), place.learner(), slot.attempt()) + slot.question() + ":";
    }

    /** Where the answers of one attempt begin. */
    public static String prefix(LessonId lesson, PersonId learner, int attempt) {
        return Attempts.documentPrefix(lesson, learner, attempt);
    }

    static String documentId(LessonId lesson, PersonId learner, SentAnswer sent) {
        return prefix(lesson, learner, sent.attempt())
                + sent.question()
                + ":"
                + sent.id().toLowerCase(Locale.ROOT);
    }

    String documentId() {
        return prefix(lesson, learner, attempt) + question + ":" + id.toLowerCase(Locale.ROOT);
    }

    /** The document's text for an answer as it was sent, received now. */
    static String json(SentAnswer sent, String session, Instant receivedAt, String digest) {
        var body =
                JSON.createObjectNode()
                        .put("type", TYPE)
                        .put("id", sent.id())
                        .put("question", sent.question().value())
                        .put("version", sent.version())
                        .put("attempt", sent.attempt());
        if (sent.device() == null) {
            body.put("session", session);
        } else {
            body.put("device", sent.device());
        }
        body.put("sequence", sent.sequence());
        body.set("response", sent.response());
        body.put("answeredAt", sent.answeredAt());
        if (sent.sinceStart() != null) {
            body.put("sinceStart", sent.sinceStart());
        }
        body.put("receivedAt", receivedAt.toString()).put("digest", digest);
        return JSON.writeValueAsString(body);
    }

    /** The members that the digest is over, as they were sent. */
    static JsonNode sent(Document document) {
        return ((ObjectNode) JSON.readTree(document.json())).retain(SENT);
    }

    /**
     * Those that can be read. What somebody else wrote into the store under an answer's name is
     * told in the log and left out: it stops nobody's marks and no page.
     */
    public static List<KeptAnswer> all(Collection<Document> documents) {
        var all = new ArrayList<KeptAnswer>();
        for (var document : documents) {
            try {
                all.add(of(document));
            } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
                LOG.warn(
                        "{} is no answer of ours and is left out: {}", document.id(), e.toString());
            }
        }
        return all;
    }

    /** Reads the document; what we did not write ourselves fails. */
    public static KeptAnswer of(Document document) {
        var place = place(document.id());
        if (place == null) {
            throw new IllegalArgumentException("No answer: " + document.id());
        }
        var body = JSON.readTree(document.json());
        if (!body.has("response") || !body.has("question")) {
            throw new IllegalArgumentException("Not an answer's members");
        }
        var slot =
                new Slot(
                        body.path("attempt").asInt(),
                        new QuestionId(body.path("question").asString()));
        if (!document.id().startsWith(prefix(place, slot))) {
            throw new IllegalArgumentException("Its name says another question or attempt");
        }
        return new KeptAnswer(
                place.lesson(),
                place.learner(),
                body.path("id").asString(),
                slot.question(),
                body.path("version").asInt(),
                slot.attempt(),
                body.path(body.has("device") ? "device" : "session").asString(),
                body.path("sequence").asLong(),
                body.path("response"),
                body.path("answeredAt").asString(),
                body.has("sinceStart") ? Long.valueOf(body.path("sinceStart").asLong()) : null,
                Times.instant(body.path("receivedAt").asString()),
                body.path("digest").asString());
    }
}
