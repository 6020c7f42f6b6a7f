package classroom7.learning.answer;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.base.QuestionId;
import classroom7.platform.database.Touches;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where questions stand for who answers them, kept while nothing of it is touched: answering ten
 * questions asks once.
 */
final class Places {
    static final int QUESTIONS_MAX = 5_000;
    static final int LEARNERS_MAX = 20_000;

    private final AnswerStore store;
    private final Touches touches;
    private final Map<QuestionId, Asked> questions = new ConcurrentHashMap<>();
    private final Map<Key, Learner> learners = new ConcurrentHashMap<>();

    Places(AnswerStore store, Touches touches) {
        this.store = store;
        this.touches = touches;
    }

    /** What of a place is the same for everybody. */
    private record Asked(
            int newest,
            OrganizationId organization,
            CourseId course,
            LessonId lesson,
            @Nullable Instant opensAt,
            boolean closed,
            boolean timed,
            Touches.Basis basis) {}

    private record Key(PersonId person, LessonId lesson) {}

    private record Learner(boolean teaches, int attempt, Touches.Basis basis) {}

    /** The same as {@link #read} from memory; null: not all of it is known. */
    @Nullable Map<QuestionId, Place> kept(
            PersonId person, Collection<QuestionId> asked, Instant now) {
        var found = new HashMap<QuestionId, Place>();
        for (var question : asked) {
            var place = kept(person, question);
            if (place == null || !place.isOpen(now)) {
                return null;
            }
            found.put(question, place);
        }
        return found;
    }

    private @Nullable Place kept(PersonId person, QuestionId question) {
        var asked = questions.get(question);
        if (asked == null || !touches.stands(asked.basis())) {
            return null;
        }
        var learner = learners.get(new Key(person, asked.lesson()));
        if (learner == null || !touches.stands(learner.basis())) {
            return null;
        }
        return new Place(
                question,
                asked.newest(),
                asked.organization(),
                asked.course(),
                asked.lesson(),
                asked.opensAt(),
                learner.teaches(),
                asked.closed(),
                asked.timed(),
                learner.attempt(),
                0,
                null); // enough to take an answer, not to refuse one
    }

    /** Where each question stands for this person, who may see it now; others are absent. */
    Map<QuestionId, Place> read(PersonId person, Collection<QuestionId> asked, Instant now) {
        var before = touches.now();
        var places = store.places(person, asked, now);
        places.values().forEach(place -> keep(person, place, before));
        return places;
    }

    /** The person's first answers began the lessons: it need not be read to be known. */
    void begun(PersonId person, Collection<LessonId> lessons, int attempt) {
        for (var lesson : lessons) {
            learners.computeIfPresent(
                    new Key(person, lesson),
                    (key, before) ->
                            new Learner(
                                    before.teaches(),
                                    Math.max(attempt, before.attempt()),
                                    before.basis()));
        }
    }

    /** A person's work in a lesson, as the triggers touch it. */
    static String subject(LessonId lesson, PersonId person) {
        return lesson + ":" + person;
    }

    private void keep(PersonId person, Place place, Touches.Moment before) {
        var organization = place.organization().value();
        var course = place.course().value();
        var lesson = place.lesson().value();
        var work = subject(place.lesson(), person);
        // Rare and harmless: what is asked next is read again.
        if (questions.size() >= QUESTIONS_MAX) {
            questions.clear();
        }
        if (learners.size() >= LEARNERS_MAX) {
            learners.clear();
        }
        questions.put(
                place.question(),
                new Asked(
                        place.newest(),
                        place.organization(),
                        place.course(),
                        place.lesson(),
                        place.opensAt(),
                        place.closed(),
                        place.timed(),
                        touches.basis(before, List.of(organization, course, lesson))));
        learners.put(
                new Key(person, place.lesson()),
                new Learner(
                        place.teaches(),
                        place.attempt(),
                        touches.basis(
                                before,
                                List.of(organization, course, lesson, person.value(), work))));
    }
}
