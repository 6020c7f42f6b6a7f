package classroom7.web.question;

import classroom7.learning.question.Kinds;
import classroom7.learning.question.Marking;
import classroom7.learning.question.QuestionVersion;
import classroom7.learning.question.Showing;
import classroom7.platform.html.Markdown;
import classroom7.platform.html.SafeHtml;
import classroom7.web.frame.Frame;
import classroom7.web.question.QuestionView.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes views of questions: for a lesson's page, a preview, an answer looked at. */
public final class QuestionViews {
    /** What the name of a question's field in a plain form begins with. */
    public static final String FIELD = "question.";

    private final RenderedTexts texts;
    private final Bodies bodies = new Bodies();

    public QuestionViews(Markdown markdown) {
        this.texts = new RenderedTexts(markdown);
    }

    /**
     * A question where it is asked.
     *
     * @param number its place among the lesson's questions, from 1
     * @param seed of the attempt; null: choices stand as written
     * @param shuffle whether the lesson shuffles all its questions
     * @param open whether it can be answered now
     */
    public record Asked(
            QuestionVersion version,
            int number,
            @Nullable Long seed,
            boolean shuffle,
            boolean open) {}

    /**
     * What was answered.
     *
     * @param response null: nothing yet
     * @param marking null: nothing yet, or not to be seen yet
     */
    public record Answered(@Nullable JsonNode response, @Nullable Marking marking) {
        public static final Answered NOTHING = new Answered(null, null);
    }

    /** What API and page show of a question beside id and version; never its key. */
    public ObjectNode shown(Asked asked) {
        var question = asked.version().question();
        var kind = Kinds.built().of(question);
        return kind.shown(
                question,
                new Showing(text -> texts.html(text).html(), asked.seed(), asked.shuffle()));
    }

    /** The HTML of a text of a question. */
    public SafeHtml html(@Nullable String text) {
        return text == null ? SafeHtml.EMPTY : texts.html(text);
    }

    public QuestionView view(Frame frame, Asked asked, Answered answered) {
        var version = asked.version();
        var question = version.question();
        var marking = answered.marking();
        var response = answered.response();
        var kind = Kinds.built().of(question);
        var typed = response == null ? Map.<String, List<String>>of() : kind.fields(response);
        var lines = lines(marking);
        var prompt = html(question.prompt());
        var label = inline(prompt);
        boolean right = marking != null && marking.verdict() == Marking.Verdict.RIGHT;
        var note = marking == null ? null : marking.note();
        var field = FIELD + version.id();
        return new QuestionView(
                version.id().value(),
                version.version(),
                asked.number(),
                question.kind(),
                field,
                bodies,
                label,
                label.isEmpty() ? prompt : SafeHtml.EMPTY,
                points(frame, question.points()),
                shown(shown(asked), typed, lines),
                typed,
                asked.open(),
                verdict(marking),
                lines,
                mark(frame, marking),
                feedback(marking),
                note == null ? "" : frame.say(note),
                html(question.hint()),
                right || !asked.open() && marking != null
                        ? html(question.explanation())
                        : SafeHtml.EMPTY);
    }

    private static Map<String, Verdict> lines(@Nullable Marking marking) {
        var lines = new HashMap<String, Verdict>();
        if (marking != null) {
            marking.lines()
                    .forEach(line ->
                            lines.put(line.id(), line.right() ? Verdict.RIGHT : Verdict.WRONG));
        }
        return lines;
    }

    private static QuestionView.Shown shown(
            ObjectNode shown, Map<String, List<String>> typed, Map<String, Verdict> lines) {
        var taken = typed.getOrDefault("", List.of());
        var lists = new HashMap<String, List<QuestionView.Choice>>();
        var facts = new HashSet<String>();
        for (var member : shown.properties()) {
            if (member.getValue().isArray()) {
                var choices = new ArrayList<QuestionView.Choice>();
                for (var choice : member.getValue()) {
                    choices.add(choice(choice, taken, lines));
                }
                lists.put(member.getKey(), List.copyOf(choices));
            } else if (member.getValue().asBoolean(false)) {
                facts.add(member.getKey());
            }
        }
        return new QuestionView.Shown(lists, facts);
    }

    private static QuestionView.Choice choice(
            JsonNode choice, List<String> taken, Map<String, Verdict> lines) {
        var id = choice.path("id").asString("");
        return new QuestionView.Choice(
                id,
                phrase(SafeHtml.stored(choice.path("html").asString(""))),
                taken.contains(id),
                lines.getOrDefault(id, Verdict.NONE));
    }

    private List<SafeHtml> feedback(@Nullable Marking marking) {
        return marking == null ? List.of() : marking.feedback().stream().map(texts::html).toList();
    }

    private static Verdict verdict(@Nullable Marking marking) {
        if (marking == null) {
            return Verdict.NONE;
        }
        return switch (marking.verdict()) {
            case RIGHT -> Verdict.RIGHT;
            case PARTLY -> Verdict.PARTLY;
            case WRONG -> Verdict.WRONG;
            case WAITING -> Verdict.WAITING;
        };
    }

    private static String mark(Frame frame, @Nullable Marking marking) {
        if (marking == null || marking.points() == null) {
            return "";
        }
        return frame.say("question.mark", marking.points(), marking.pointsMax());
    }

    private static String points(Frame frame, BigDecimal points) {
        return points.scale() == 0
                ? frame.count("question.points", points.longValue())
                : frame.say("question.points.other", points);
    }

    /** The content of a single paragraph; empty where there is more. */
    private static SafeHtml inline(SafeHtml html) {
        var text = html.html().strip();
        boolean single =
                text.startsWith("<p")
                        && text.endsWith("</p>")
                        && text.indexOf("</p>") == text.length() - "</p>".length();
        return single
                ? SafeHtml.stored(
                        text.substring(text.indexOf('>') + 1, text.length() - "</p>".length()))
                : SafeHtml.EMPTY;
    }

    private static SafeHtml phrase(SafeHtml html) {
        var inline = inline(html);
        return inline.isEmpty() ? html : inline;
    }
}
