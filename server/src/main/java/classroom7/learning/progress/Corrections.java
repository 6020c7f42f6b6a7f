package classroom7.learning.progress;

import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.QuestionId;
import classroom7.learning.grading.Grading;
import classroom7.learning.grading.Keys;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.lesson.Editing;
import classroom7.learning.lesson.Publications;
import classroom7.learning.lesson.Publishing;
import classroom7.learning.question.Question;
import classroom7.learning.question.QuestionText;
import classroom7.learning.question.QuestionVersion;
import classroom7.learning.question.Questions;
import classroom7.learning.question.Segment;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Corrected keys: a teacher changes a question in the draft, sees what that would do to answers
 * that were given before, and publishes with or without marking them again.
 */
public final class Corrections {
    private static final JsonMapper JSON = new JsonMapper();

    private final CorrectionStore store;
    private final Drafts drafts;
    private final Publications publications;
    private final Keys keys;

    public Corrections(
            Database database, Questions questions, Drafts drafts, Publications publications) {
        this.store = new CorrectionStore(database);
        this.drafts = drafts;
        this.publications = publications;
        this.keys = new Keys(questions);
    }

    /** What publishing the saved draft with corrected keys would change. Nothing is written. */
    public Correcting preview(Actor actor, LessonId lesson) {
        return switch (drafts.open(actor, lesson)) {
            case Editing.NotFound() -> new Correcting.NotFound();
            case Editing.Open(var draft) -> {
                var organization = draft.place().organization();
                yield new Correcting.Found(effects(organization, lesson, asked(draft.source())));
            }
        };
    }

    /** Publishes the saved draft; these questions' new keys hold for earlier answers too. */
    public Publishing apply(Actor actor, LessonId lesson, Set<QuestionId> corrected) {
        return publications.publish(actor, lesson, corrected);
    }

    private static Map<QuestionId, Question> asked(String source) {
        Map<QuestionId, Question> asked = new HashMap<>();
        for (var segment : QuestionText.parse(source)) {
            if (segment instanceof Segment.Asked one
                    && one.problems().isEmpty()
                    && one.question().id() != null) {
                asked.put(one.question().id(), one.question());
            }
        }
        return asked;
    }

    private List<Correcting.Effect> effects(
            OrganizationId organization, LessonId lesson, Map<QuestionId, Question> asked) {
        var newest = store.newest(organization, lesson);
        newest.keySet().retainAll(asked.keySet());
        if (newest.isEmpty()) {
            return List.of();
        }
        var ring = keys.ring(organization, newest);
        var marks =
                store.marks(organization, lesson).stream()
                        .collect(Collectors.groupingBy(CorrectionStore.MarkRow::question));
        var effects = new ArrayList<Correcting.Effect>();
        newest.forEach((question, version) -> {
            var before = ring.key(question, version);
            var after = asked.get(question);
            var given = marks.getOrDefault(question, List.of());
            if (before != null && after != null && !given.isEmpty()) {
                if (!before.question().equals(after)) {
                    effects.add(effect(before.question(), after, given));
                }
            }
        });
        return effects;
    }

    private static Correcting.Effect effect(
            Question before, Question after, List<CorrectionStore.MarkRow> given) {
        var key = QuestionVersion.first(given.getFirst().question(), after);
        var changed = new ArrayList<Correcting.Changed>();
        int rises = 0;
        int falls = 0;
        for (var mark : given) {
            var points = Grading.mark(key, JSON.readTree(mark.response())).points();
            int compared = orZero(points).compareTo(orZero(mark.points()));
            rises += compared > 0 ? 1 : 0;
            falls += compared < 0 ? 1 : 0;
            if (compared != 0) {
                changed.add(
                        new Correcting.Changed(
                                mark.person(), mark.name(), mark.attempt(), mark.points(), points));
            }
        }
        return new Correcting.Effect(
                given.getFirst().question(),
                before,
                after,
                rises,
                falls,
                given.size() - rises - falls,
                changed);
    }

    private static BigDecimal orZero(@Nullable BigDecimal points) {
        return points == null ? BigDecimal.ZERO : points;
    }
}
