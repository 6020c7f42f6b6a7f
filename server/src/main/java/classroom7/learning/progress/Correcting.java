package classroom7.learning.progress;

import classroom7.base.PersonId;
import classroom7.base.QuestionId;
import classroom7.learning.question.Question;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the changed keys of a lesson's draft would do to answers that were given before. */
public sealed interface Correcting {
    /**
     * @param effects one per question whose saved draft says something else than the version that
     *     its answers are marked with now, and that has answers
     */
    record Found(List<Effect> effects) implements Correcting {
        public Found {
            effects = List.copyOf(effects);
        }
    }

    record NotFound() implements Correcting {}

    /**
     * @param rises how many answers would get more points
     * @param falls how many would get fewer
     * @param same how many would keep what they have
     */
    record Effect(
            QuestionId question,
            Question before,
            Question after,
            int rises,
            int falls,
            int same,
            List<Changed> changed) {
        public Effect {
            changed = List.copyOf(changed);
        }
    }

    /** One learner's answer whose mark would change; points null: waits for a teacher. */
    record Changed(
            PersonId person,
            String name,
            int attempt,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after) {}
}
