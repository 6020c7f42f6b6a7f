package classroom7.learning.question;

import classroom7.base.QuestionId;
import java.util.List;

/**
 * An immutable version of a question, as its document holds it.
 *
 * @param corrects older versions whose answers are marked with this one's key (set when a corrected
 *     key is applied)
 */
public record QuestionVersion(
        QuestionId id, int version, Question question, List<Integer> corrects) {
    static final int VERSION_MAX = 999_999;

    public QuestionVersion {
        if (version < 1 || version > VERSION_MAX) {
            throw new IllegalArgumentException("No question has a version " + version);
        }
        corrects = List.copyOf(corrects);
    }

    /** The version of a question that a lesson pins and an answer names. */
    public record Pin(QuestionId question, int version) {}

    public Pin pin() {
        return new Pin(id, version);
    }
}
