package classroom7.learning.exchange;

import classroom7.learning.lesson.Due;
import classroom7.learning.lesson.FeedbackPolicy;
import classroom7.learning.lesson.LatePolicy;
import classroom7.learning.lesson.Terms;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How a lesson is worked on, as {@code classroom7.json} of an export says it. */
public record LessonSettings(Terms terms) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    ObjectNode json() {
        var node = JSON.createObjectNode();
        put(node, "opens", terms.opens());
        put(node, "due", terms.due());
        return node.put("late", terms.late().column())
                .put("attempts", terms.attemptsMax())
                .put("feedback", terms.feedback().column())
                .put("shuffle", terms.shuffle())
                .put("minutes", terms.minutesMax());
    }

    /** Null where it is none. */
    static @Nullable LessonSettings read(JsonNode node) {
        if (!node.isObject()) {
            return null;
        }
        try {
            var terms =
                    new Terms(
                            due(node.path("opens")),
                            due(node.path("due")),
                            LatePolicy.of(node.path("late").asString("count")),
                            Math.clamp(node.path("attempts").asInt(0), 0, Terms.ATTEMPTS_MAX),
                            FeedbackPolicy.of(node.path("feedback").asString("at-once")),
                            node.path("shuffle").asBoolean(false),
                            Math.clamp(node.path("minutes").asInt(0), 0, Terms.MINUTES_MAX));
            return new LessonSettings(terms);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static void put(ObjectNode node, String name, @Nullable Due due) {
        if (due != null) {
            node.putObject(name)
                    .put("local", due.local().toString())
                    .put("zone", due.zone().getId());
        }
    }

    private static @Nullable Due due(JsonNode node) {
        return node.isObject()
                ? new Due(
                        LocalDateTime.parse(node.path("local").asString("")),
                        ZoneId.of(node.path("zone").asString("")))
                : null;
    }
}
