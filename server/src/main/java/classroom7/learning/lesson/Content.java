package classroom7.learning.lesson;

import classroom7.base.QuestionId;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a published lesson shows, in order: finished HTML and the questions it pins. */
public record Content(List<Segment> segments) {
    private static final JsonMapper JSON = new JsonMapper();

    /** A piece of the lesson. */
    public sealed interface Segment {}

    /** Sanitised HTML, ready to show. */
    public record Html(String html) implements Segment {}

    /** A question stands here, in this version. */
    public record Pinned(QuestionId question, int version) implements Segment {}

    public Content {
        segments = List.copyOf(segments);
    }

    public List<Pinned> questions() {
        return segments.stream().filter(Pinned.class::isInstance).map(Pinned.class::cast).toList();
    }

    /** As the column {@code lesson_version.content} holds it. */
    public String json() {
        var root = JSON.createObjectNode();
        var array = root.putArray("segments");
        for (Segment segment : segments) {
            switch (segment) {
                case Html(var html) -> array.addObject().put("html", html);
                case Pinned(var question, var version) ->
                        array.addObject().put("question", question.value()).put("version", version);
            }
        }
        return JSON.writeValueAsString(root);
    }

    /** As the column {@code lesson_version.pins} holds them. */
    String pins() {
        var array = JSON.createArrayNode();
        for (Pinned pin : questions()) {
            array.addObject().put("question", pin.question().value()).put("version", pin.version());
        }
        return JSON.writeValueAsString(array);
    }

    public static Content of(String json) {
        var segments = new ArrayList<Segment>();
        for (JsonNode segment : JSON.readTree(json).path("segments")) {
            segments.add(
                    segment.has("html")
                            ? new Html(segment.get("html").asString())
                            : new Pinned(
                                    new QuestionId(segment.get("question").asString()),
                                    segment.get("version").asInt()));
        }
        return new Content(segments);
    }
}
