package classroom7.learning.question;

import classroom7.base.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind of question. Adding one means adding one file that implements this ({@code
 * &#64;AutoService(Kind.class)}) and its template {@code question/kind/{name}.jte}; nothing else
 * knows a kind by its name (what people call it is the message {@code question.kind.{name}}). The
 * template says how its fields make a response in the attribute {@code data-response}: the member's
 * name, a colon and one of {@code one}, {@code many}, {@code flag}, {@code text}, {@code parts}.
 * All methods are pure.
 */
public interface Kind {
    /** Longest text of a response, in characters. */
    int RESPONSE_LENGTH_MAX = 100_000;

    /** The word in the text, the API and the template's name: lower-case letters. */
    String name();

    /** Whether a question whose text names no kind is of this one. */
    boolean recognises(Question question);

    /** Asked only after every other kind said no. */
    default boolean lastResort() {
        return false;
    }

    /** How its lines are marked. */
    default Line.Mark mark() {
        return Line.Mark.EQUALS;
    }

    /** Whether its lines carry ids. */
    default boolean identifiesLines() {
        return false;
    }

    /**
     * All that a line may say, where that is not free: a form offers these, in the words of the
     * message {@code question.{text}}.
     */
    default List<String> lineTexts() {
        return List.of();
    }

    /** What keeps the question from being published; the field is {@code line:3} for the third. */
    List<Problem> problems(Question question);

    /** Why this is no response to the question; null: it is one. Says nothing about right. */
    @Nullable Problem refuses(Question question, JsonNode response);

    /** What a response that is not refused is worth. */
    Marking mark(Question question, JsonNode response);

    /**
     * What API and page show beside prompt and points; never the key. Choices are {@code
     * "choices":[{"id","html"}]}.
     */
    ObjectNode shown(Question question, Showing showing);

    /** The buckets the response counts in when a teacher asks how many chose what. */
    List<String> tally(Question question, JsonNode response);

    /** What a bucket of the tally stands for. */
    Said said(Question question, String bucket);

    /** Whether what is in the bucket is right. */
    boolean isRight(Question question, String bucket);

    /** A response as its teacher reads it, part by part; empty: nothing was chosen. */
    default List<Said> said(Question question, JsonNode response) {
        return tally(question, response).stream().map(bucket -> said(question, bucket)).toList();
    }

    /** Some responses, right ones and wrong ones: for samples and for tests. */
    List<JsonNode> examples(Question question);

    /** Texts (Markdown) of what is fully right, for the teacher's eyes. */
    List<String> solution(Question question);

    /**
     * The response from a plain form, whose fields are named by the question alone (here {@code
     * ""}) or by the question, a dot and a part (here the part); null: not answered.
     */
    @Nullable JsonNode response(Map<String, List<String>> fields);

    /** What the fields hold that a response came from: the way back. */
    Map<String, List<String>> fields(JsonNode response);
}
