package classroom7.learning.question;

import classroom7.base.QuestionId;
import java.util.List;

/**
 * An immutable version of a question, as its document holds it.
 *
 * @param follows the version published before it; 0: none. Numbers between the two were taken by
 *     publications that did not finish: nobody ever met those versions, and they mark nothing.
 * @param corrects older versions whose answers are marked with this one's key (set when a corrected
 *     key is applied)
 */
public record QuestionVersion(
        QuestionId id, int version, int follows, Question question, List<Integer> corrects) {
    static final int VERSION_MAX = 999_999;

    public QuestionVersion {
        if (version < 1 || version > VERSION_MAX) {
            throw new IllegalArgumentException("No question has a version " + version);
        }
        if (follows < 0 || follows >= version) {
            throw new IllegalArgumentException("No version " + version + " follows " + follows);
        }
        corrects = List.copyOf(corrects);
    }

    /** The version of a question that a lesson pins and an answer names. */
    public record Pin(QuestionId question, int version) {}

    /** The first version of a question. */
    public static QuestionVersion first(QuestionId id, Question question) {
        return new QuestionVersion(id, 1, 0, question, List.of());
    }

    public Pin pin() {
        return new Pin(id, version);
    }
}
