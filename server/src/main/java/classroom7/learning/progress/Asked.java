package classroom7.learning.progress;

import classroom7.base.QuestionId;
import classroom7.learning.grading.KeyRing;
import classroom7.learning.question.QuestionVersion;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a lesson asks, and the keys to it. */
record Asked(ProjectionStore.LessonFacts facts, KeyRing ring) {
    /** Each once. */
    Set<QuestionId> questions() {
        var questions = new LinkedHashSet<QuestionId>();
        facts.pins().forEach(pin -> questions.add(pin.question()));
        return questions;
    }

    /** Of all its questions, each once. */
    BigDecimal pointsMax() {
        var asked = questions();
        return facts.pins().stream()
                .filter(pin -> asked.remove(pin.question()))
                .map(this::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal points(QuestionVersion.Pin pin) {
        return ring.versions().getOrDefault(pin.question(), List.of()).stream()
                .filter(version -> version.version() == pin.version())
                .map(version -> version.question().points())
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }
}
