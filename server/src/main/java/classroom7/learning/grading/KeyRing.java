package classroom7.learning.grading;

import classroom7.base.QuestionId;
import classroom7.learning.question.QuestionVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The published versions of some questions and which of them marks which. */
public record KeyRing(Map<QuestionId, List<QuestionVersion>> versions) {
    public KeyRing {
        versions = Map.copyOf(versions);
    }

    /**
     * The version with whose key an answer of the given version is marked: the newest that corrects
     * it, else itself; null if there is no such version.
     */
    public @Nullable QuestionVersion key(QuestionId question, int answered) {
        QuestionVersion key = null;
        for (var version : versions.getOrDefault(question, List.of())) {
            if (version.version() == answered || version.corrects().contains(answered)) {
                key = key == null || version.version() > key.version() ? version : key;
            }
        }
        return key;
    }

    /** The same ring with one more version: what marks would be if it were there. */
    public KeyRing with(QuestionVersion added) {
        var all = new HashMap<>(versions);
        all.merge(
                added.id(),
                List.of(added),
                (before, one) -> Stream.concat(before.stream(), one.stream()).toList());
        return new KeyRing(all);
    }
}
