package classroom7.learning.progress;

import classroom7.base.QuestionId;
import classroom7.learning.answer.KeptAnswer;
import classroom7.learning.answer.Standing;
import classroom7.learning.grading.Grading;
import classroom7.learning.grading.KeyRing;
import classroom7.learning.question.Marking;
import classroom7.learning.question.QuestionVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A learner's marks and cell in one lesson, computed from nothing but answers and keys. */
record Projected(KeptAnswer.Place place, Cell cell, List<Mark> marks) {
    Projected {
        marks = List.copyOf(marks);
    }

    /** The answer that counts, marked. */
    record Mark(Standing standing, int markedWith, Marking marking) {
        KeptAnswer.Slot slot() {
            return new KeptAnswer.Slot(standing.counts().attempt(), standing.counts().question());
        }
    }

    private record Frame(
            ProjectionStore.PairFacts pair, ProjectionStore.LessonFacts lesson, KeyRing ring) {}

    /** Null: the learner never began. */
    static @Nullable Projected of(
            ProjectionStore.PairFacts pair,
            ProjectionStore.LessonFacts lesson,
            KeyRing ring,
            List<KeptAnswer> answers) {
        if (answers.isEmpty() && pair.attempt() == 0) {
            return null;
        }
        int current =
                Math.max(
                        Math.max(1, pair.attempt()),
                        answers.stream().mapToInt(KeptAnswer::attempt).max().orElse(1));
        var marks = new ArrayList<Mark>();
        answers.stream()
                .collect(
                        Collectors.groupingBy(
                                answer -> new KeptAnswer.Slot(answer.attempt(), answer.question())))
                .values()
                .forEach(all -> {
                    var mark = mark(Standing.of(all, pair.due(all.getFirst().attempt())), ring);
                    if (mark != null) {
                        marks.add(mark);
                    }
                });
        var last = answers.stream().map(KeptAnswer::receivedAt).max(Comparator.naturalOrder());
        return new Projected(
                pair.place(),
                cell(current, new Frame(pair, lesson, ring), marks, last.orElse(null)),
                marks);
    }

    /** The same cell, of the marks only those in these slots. */
    Projected only(Set<KeptAnswer.Slot> slots) {
        return new Projected(
                place, cell, marks.stream().filter(mark -> slots.contains(mark.slot())).toList());
    }

    private static @Nullable Mark mark(Standing standing, KeyRing ring) {
        var counts = standing.counts();
        var key = ring.key(counts.question(), counts.version());
        return key == null
                ? null
                : new Mark(standing, key.version(), Grading.mark(key, counts.response()));
    }

    private static Cell cell(int current, Frame frame, List<Mark> marks, @Nullable Instant last) {
        Map<QuestionId, Mark> byQuestion = new HashMap<>();
        for (var mark : marks) {
            if (mark.standing().counts().attempt() == current) {
                byQuestion.put(mark.standing().counts().question(), mark);
            }
        }
        var asked = new HashSet<QuestionId>();
        int answered = 0;
        int waiting = 0;
        int late = 0;
        var points = BigDecimal.ZERO;
        var pointsMax = BigDecimal.ZERO;
        for (var pin : frame.lesson().pins()) {
            if (!asked.add(pin.question())) {
                continue;
            }
            pointsMax = pointsMax.add(points(frame.ring(), pin));
            var mark = byQuestion.get(pin.question());
            if (mark != null) {
                boolean isLate = mark.standing().late();
                boolean counted = mark.standing().counted();
                answered++;
                late += isLate ? 1 : 0;
                waiting += counted && mark.marking().points() == null ? 1 : 0;
                points = points.add(counted ? orZero(mark.marking().points()) : BigDecimal.ZERO);
            }
        }
        return new Cell(
                current,
                frame.lesson().pins().size(),
                answered,
                waiting,
                points,
                pointsMax,
                late,
                last);
    }

    private static BigDecimal orZero(@Nullable BigDecimal points) {
        return points == null ? BigDecimal.ZERO : points;
    }

    private static BigDecimal points(KeyRing ring, QuestionVersion.Pin pin) {
        return ring.versions().getOrDefault(pin.question(), List.of()).stream()
                .filter(version -> version.version() == pin.version())
                .map(version -> version.question().points())
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }
}
