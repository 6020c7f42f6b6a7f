package classroom7.web.api;

import classroom7.base.LessonId;
import classroom7.base.Problem;
import classroom7.learning.answer.OwnAnswers;
import classroom7.learning.answer.Receipt;
import classroom7.learning.attempt.Attempt;
import classroom7.learning.progress.Cell;
import classroom7.learning.progress.CourseProgress;
import classroom7.learning.question.Marking;
import classroom7.platform.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the API says, as JSON. Times are RFC 3339 in UTC; what is absent is left out. */
final class ApiJson {
    private static final JsonMapper JSON = new JsonMapper();

    private ApiJson() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ObjectNode receipt(Receipt receipt, Words words) {
        return switch (receipt) {
            case Receipt.Kept kept ->
                    object().put("id", kept.id())
                            .put("state", kept.repeated() ? "repeated" : "accepted")
                            .put("receivedAt", kept.receivedAt().toString())
                            .put("digest", kept.digest())
                            .put("copies", kept.copies())
                            .put("epoch", kept.epoch());
            case Receipt.Refused(var id, var problem, var epoch) ->
                    refused(id, problem, epoch, words);
        };
    }

    static ObjectNode refused(String id, Problem problem, String epoch, Words words) {
        var receipt = object().put("id", id).put("state", "refused").put("copies", 0);
        receipt.put("epoch", epoch);
        var named = receipt.putObject("problem").put("type", "about:blank");
        named.put("title", words.say(problem.key(), problem.arguments().toArray()));
        named.put("code", problem.key());
        if (!problem.field().isEmpty()) {
            named.put("field", problem.field());
        }
        return receipt;
    }

    static ObjectNode attempt(Attempt attempt, Instant now) {
        var begun =
                object().put("attempt", attempt.number())
                        .put("seed", attempt.seed())
                        .put("startedAt", attempt.startedAt().toString());
        put(begun, "endsAt", attempt.endsAt());
        put(begun, "handedInAt", attempt.handedInAt());
        return begun.put("serverTime", now.toString());
    }

    static ObjectNode own(OwnAnswers.Own own) {
        var answer =
                object().put("question", own.question().value())
                        .put("version", own.version())
                        .put("id", own.id())
                        .put("sequence", own.sequence());
        answer.set("response", own.response());
        answer.put("receivedAt", own.receivedAt().toString())
                .put("digest", own.digest())
                .put("copies", own.copies());
        if (own.late()) {
            answer.put("late", true);
            answer.put(
                    "lateness", own.lateness().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            answer.put("counted", own.counted());
        }
        if (own.mark() != null) {
            answer.set("mark", mark(own.mark()));
        }
        if (!own.others().isEmpty()) {
            var others = answer.putArray("others");
            own.others()
                    .forEach(other -> {
                        var one = others.addObject().put("id", other.id());
                        one.set("response", other.response());
                        one.put("receivedAt", other.receivedAt().toString());
                    });
        }
        return answer;
    }

    private static ObjectNode mark(Marking marking) {
        var mark = object();
        if (marking.points() != null) {
            mark.put("points", marking.points());
        }
        return mark.put("pointsMax", marking.pointsMax())
                .put("verdict", marking.verdict().name().toLowerCase(Locale.ROOT));
    }

    static void columns(ArrayNode lessons, Iterable<CourseProgress.Column> columns) {
        for (var column : columns) {
            var lesson =
                    lessons.addObject()
                            .put("id", column.lesson().value())
                            .put("title", column.title())
                            .put("unit", column.unit())
                            .put("questions", column.questions());
            put(lesson, "opensAt", column.opensAt());
            put(lesson, "dueAt", column.dueAt());
        }
    }

    /** One learner; the lessons not begun are left out, of hidden ones the marks. */
    static ObjectNode row(
            CourseProgress.Row row,
            Iterable<CourseProgress.Column> columns,
            List<LessonId> hidden) {
        var learner = object().put("id", row.person().value()).put("name", row.name());
        var cells = learner.putArray("lessons");
        for (var column : columns) {
            var cell = row.cells().get(column.lesson());
            boolean read = row.read().contains(column.lesson());
            if (cell != null || read) {
                var shown = cells.addObject().put("lesson", column.lesson().value());
                shown.put("read", read);
                if (cell != null) {
                    fill(shown, cell);
                    if (hidden.contains(column.lesson())) {
                        shown.remove(List.of("points", "waiting"));
                    }
                }
            }
        }
        return learner;
    }

    private static void fill(ObjectNode shown, Cell cell) {
        shown.put("attempt", cell.attempt())
                .put("questions", cell.questions())
                .put("answered", cell.answered())
                .put("waiting", cell.waiting())
                .put("points", cell.points())
                .put("pointsMax", cell.pointsMax())
                .put("late", cell.late());
        put(shown, "lastAnswerAt", cell.lastAnswerAt());
    }

    static void put(ObjectNode node, String name, @Nullable Instant instant) {
        if (instant != null) {
            node.put(name, instant.toString());
        }
    }
}
