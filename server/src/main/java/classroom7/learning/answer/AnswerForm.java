package classroom7.learning.answer;

import classroom7.base.Ids;
import classroom7.base.Problem;
import classroom7.base.QuestionId;
import classroom7.base.Times;
import classroom7.learning.attempt.Attempt;
import java.time.DateTimeException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one answer from JSON, once, at the edge. */
public sealed interface AnswerForm {
    int DEVICE_LENGTH_MAX = 100;

    /** RFC 9562, version 7. */
    Pattern UUID_7 =
            Pattern.compile(
                    "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}");

    /** Whole numbers up to here are the same in every program that reads JSON: 2^53 - 1. */
    long NUMBER_MAX = (1L << 53) - 1;

    int TIME_LENGTH_MAX = 40;

    record Valid(SentAnswer answer) implements AnswerForm {}

    /**
     * @param id as it was sent, "" if it was no text
     */
    record Invalid(String id, Problem problem) implements AnswerForm {}

    /** The answer, or the first thing that is wrong with it. */
    static AnswerForm read(JsonNode item) {
        var id = text(item, "id");
        var problem = problem(item);
        if (problem != null) {
            boolean printable = id.length() <= DEVICE_LENGTH_MAX && Surrogates.arePaired(id);
            return new Invalid(printable ? id : "", problem);
        }
        return new Valid(
                new SentAnswer(
                        id,
                        new QuestionId(text(item, "question")),
                        item.path("version").intValue(),
                        item.path("attempt").intValue(),
                        isMissing(item.path("device")) ? null : text(item, "device"),
                        item.path("sequence").longValue(),
                        item.path("response"),
                        text(item, "answeredAt"),
                        isMissing(item.path("sinceStart"))
                                ? null
                                : Long.valueOf(item.path("sinceStart").longValue())));
    }

    private static @Nullable Problem problem(JsonNode item) {
        if (!item.isObject()) {
            return Problem.of("", "learning.answer.notAnObject");
        }
        if (!UUID_7.matcher(text(item, "id")).matches()) {
            return Problem.of("id", "learning.answer.id");
        }
        if (!Ids.isId(text(item, "question"))) {
            return Problem.of("question", "learning.answer.questionId");
        }
        if (!isWhole(item.path("version"), 1, Integer.MAX_VALUE)) {
            return Problem.of("version", "learning.answer.version");
        }
        if (!isWhole(item.path("attempt"), 1, Attempt.NUMBER_MAX)) {
            return Problem.of("attempt", "learning.answer.attempt");
        }
        if (!isMissing(item.path("device")) && !isDevice(item.path("device"))) {
            return Problem.of("device", "learning.answer.device", DEVICE_LENGTH_MAX);
        }
        if (!isWhole(item.path("sequence"), 0, NUMBER_MAX)) {
            return Problem.of("sequence", "learning.answer.sequence");
        }
        if (!isTime(text(item, "answeredAt"))) {
            return Problem.of("answeredAt", "learning.answer.answeredAt");
        }
        if (!isMissing(item.path("sinceStart"))
                && !isWhole(item.path("sinceStart"), 0, NUMBER_MAX)) {
            return Problem.of("sinceStart", "learning.answer.sinceStart");
        }
        if (!item.path("response").isObject()) {
            return Problem.of("response", "learning.answer.response");
        }
        return Surrogates.arePaired(item.path("response"))
                ? null
                : Problem.of("response", "learning.answer.surrogate");
    }

    /** A member sent as null counts as not sent. */
    private static boolean isMissing(JsonNode member) {
        return member.isMissingNode() || member.isNull();
    }

    private static boolean isDevice(JsonNode device) {
        return device.isString()
                && !device.stringValue().isBlank()
                && device.stringValue().length() <= DEVICE_LENGTH_MAX
                && Surrogates.arePaired(device.stringValue());
    }

    private static boolean isWhole(JsonNode number, long from, long to) {
        return number.isIntegralNumber()
                && number.canConvertToLong()
                && number.longValue() >= from
                && number.longValue() <= to;
    }

    private static boolean isTime(String text) {
        if (text.length() > TIME_LENGTH_MAX) {
            return false;
        }
        try {
            Times.instant(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String text(JsonNode item, String name) {
        var member = item.path(name);
        return member.isString() ? member.stringValue() : "";
    }
}
