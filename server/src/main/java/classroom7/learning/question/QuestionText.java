package classroom7.learning.question;

import classroom7.base.Ids;
import java.util.List;
import java.util.function.Predicate;

/**
 * Questions as text in a lesson's Markdown. A question is a block between two lines {@code ???}:
 *
 * <pre>
 * ??? choice points=2 id=0k3…
 * The prompt in Markdown, any blocks.
 *
 * ( ) A choice  {#a3}
 *     &gt; feedback for this choice
 * (x) The right one  {#f7}
 * hint: …
 * explanation: …
 * ???
 * </pre>
 *
 * The guide for teachers describes it whole. {@code parse(print(q))} is {@code q}.
 */
public final class QuestionText {
    private QuestionText() {}

    /** The segments of a lesson's text in order; never fails, what is wrong is in the segments. */
    public static List<Segment> parse(String lesson) {
        return BlockReader.read(Plain.characters(lesson));
    }

    /** The block of one question, from fence to fence, without a line end at its end. */
    public static String print(Question question) {
        return BlockWriter.write(question);
    }

    /**
     * The text with an id for every question and choice that has none or whose id appears a second
     * time; nothing else is touched. The same text comes back when nothing was missing.
     *
     * @param taken whether a question id belongs elsewhere (the text was copied from another
     *     lesson), so that the question gets a new one
     */
    public static String identify(String lesson, Ids ids, Predicate<String> taken) {
        return new BlockIdentifier(ids, taken).identify(Plain.characters(lesson));
    }

    /** The text that these segments are. */
    public static String join(List<Segment> segments) {
        return String.join("\n", segments.stream().map(Segment::source).toList());
    }
}
