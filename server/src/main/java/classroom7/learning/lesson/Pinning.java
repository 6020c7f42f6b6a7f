package classroom7.learning.lesson;

import classroom7.base.QuestionId;
import classroom7.learning.question.Adding;
import classroom7.learning.question.Question;
import classroom7.learning.question.QuestionJson;
import classroom7.learning.question.QuestionVersion;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which version of each question a publication pins: the one pinned before or the newest if it says
 * the same, else a new one.
 */
final class Pinning {
    /** The newest version that is known of a question. */
    record Newest(int version, byte[] digest) {}

    private final Map<QuestionId, Newest> newest;
    private final Map<QuestionId, QuestionVersion> pinned;
    private final Set<QuestionId> corrected;
    private final Map<QuestionId, Integer> versions = new LinkedHashMap<>();
    private final Map<QuestionId, QuestionVersion> fresh = new LinkedHashMap<>();

    /**
     * @param pinned what the published lesson pins now
     * @param corrected questions whose new version's key holds for the answers to all older ones
     */
    Pinning(
            Map<QuestionId, Newest> newest,
            Map<QuestionId, QuestionVersion> pinned,
            Set<QuestionId> corrected) {
        this.newest = newest;
        this.pinned = pinned;
        this.corrected = corrected;
    }

    void pin(QuestionId id, Question question) {
        var digest = QuestionJson.digest(question);
        @Nullable QuestionVersion before = pinned.get(id);
        @Nullable Newest last = newest.get(id);
        if (before != null && Arrays.equals(digest, QuestionJson.digest(before.question()))) {
            versions.put(id, before.version());
        } else if (last != null && Arrays.equals(digest, last.digest())) {
            versions.put(id, last.version());
        } else {
            put(id, last == null ? 1 : last.version() + 1, question);
        }
    }

    private void put(QuestionId id, int version, Question question) {
        var corrects =
                corrected.contains(id)
                        ? IntStream.range(1, version).boxed().toList()
                        : List.<Integer>of();
        versions.put(id, version);
        fresh.put(id, new QuestionVersion(id, version, follows(id), question, corrects));
    }

    private int follows(QuestionId id) {
        @Nullable Newest last = newest.get(id);
        return last == null ? 0 : last.version();
    }

    /** Higher numbers for those whose number a publication that did not finish has taken. */
    void raise(Adding.Taken taken) {
        for (QuestionVersion.Pin pin : taken.pins()) {
            @Nullable QuestionVersion version = fresh.get(pin.question());
            if (version != null) {
                put(pin.question(), pin.version() + 1, version.question());
            }
        }
    }

    Map<QuestionId, Integer> versions() {
        return versions;
    }

    List<QuestionVersion> fresh() {
        return List.copyOf(fresh.values());
    }
}
