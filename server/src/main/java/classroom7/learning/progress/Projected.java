package classroom7.learning.progress;

import classroom7.learning.answer.KeptAnswer;
import classroom7.learning.answer.Standing;
import classroom7.learning.grading.Grading;
import classroom7.learning.grading.KeyRing;
import classroom7.learning.question.Marking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A learner's marks in one lesson, or those of some questions, computed from nothing but answers
 * and keys.
 *
 * @param attempt the current one, as far as is seen here
 * @param lastAnswerAt of what is seen here
 */
record Projected(
        KeptAnswer.Place place, int attempt, @Nullable Instant lastAnswerAt, List<Mark> marks) {
    Projected {
        marks = List.copyOf(marks);
    }

    /** The answer that counts, marked. */
    record Mark(Standing standing, int markedWith, Marking marking) {}

    /**
     * Null: the learner never began.
     *
     * @param answers all to each question that one of them is to
     */
    static @Nullable Projected of(
            ProjectionStore.PairFacts pair, KeyRing ring, List<KeptAnswer> answers) {
        if (answers.isEmpty() && pair.attempt() == 0) {
            return null;
        }
        int attempt = pair.attempt();
        Instant last = null;
        for (var answer : answers) {
            attempt = Math.max(attempt, answer.attempt());
            last = later(last, answer.receivedAt());
        }
        var marks = new ArrayList<Mark>();
        answers.stream()
                .collect(
                        Collectors.groupingBy(
                                answer -> new KeptAnswer.Slot(answer.attempt(), answer.question())))
                .forEach((slot, all) -> {
                    var mark = mark(Standing.of(all, pair.due(slot.attempt())), ring);
                    if (mark != null) {
                        marks.add(mark);
                    }
                });
        return new Projected(pair.place(), attempt, last, marks);
    }

    /** One for each learner and lesson. */
    static Collection<Projected> byPlace(Collection<Projected> some) {
        var all = new LinkedHashMap<KeptAnswer.Place, Projected>();
        some.forEach(one -> all.merge(one.place(), one, Projected::and));
        return all.values();
    }

    private Projected and(Projected other) {
        var both = new ArrayList<>(marks);
        both.addAll(other.marks);
        return new Projected(
                place,
                Math.max(attempt, other.attempt),
                other.lastAnswerAt == null ? lastAnswerAt : later(lastAnswerAt, other.lastAnswerAt),
                both);
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }

    private static @Nullable Mark mark(Standing standing, KeyRing ring) {
        var counts = standing.counts();
        var key = ring.key(counts.question(), counts.version());
        return key == null
                ? null
                : new Mark(standing, key.version(), Grading.mark(key, counts.response()));
    }
}
