package classroom7.learning.question.kind;

import classroom7.base.Ids;
import classroom7.learning.question.Kind;
import classroom7.learning.question.Kinds;
import classroom7.learning.question.Marking;
import classroom7.learning.question.Question;
import classroom7.learning.question.QuestionText;
import classroom7.learning.question.Segment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A question as text, asked and answered. */
record Asking(Question question, List<String> problems) {
    private static final Ids IDS =
            new Ids(InstantSource.fixed(Instant.parse("2026-09-01T08:00:00Z")));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Asking of(String block) {
        var text = QuestionText.identify(block, IDS, id -> false);
        var asked = (Segment.Asked) QuestionText.parse(text).getFirst();
        return new Asking(
                asked.question(),
                asked.problems().stream().map(found -> found.problem().key()).toList());
    }

    Kind kind() {
        return Kinds.built().of(question);
    }

    Marking mark(String response) {
        var node = json(response);
        var refused = kind().refuses(question, node);
        if (refused != null) {
            throw new IllegalArgumentException(refused.key());
        }
        return kind().mark(question, node);
    }

    String points(String response) {
        return String.valueOf(mark(response).points());
    }

    boolean refuses(String response) {
        return kind().refuses(question, json(response)) != null;
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
