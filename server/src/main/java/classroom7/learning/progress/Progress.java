package classroom7.learning.progress;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.PersonId;
import classroom7.base.QuestionId;
import classroom7.documents.Documents;
import classroom7.learning.answer.KeptAnswer;
import classroom7.learning.grading.Keys;
import classroom7.learning.question.QuestionVersion;
import classroom7.learning.question.Questions;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Progress: who has come how far, what was answered, how many chose what. */
public final class Progress {
    public static final int LEARNERS_MAX = 5000;
    public static final int BUCKETS_MAX = 20;

    private final ProgressStore store;
    private final WorkStore work;
    private final Documents documents;
    private final Questions questions;
    private final Keys keys;
    private final InstantSource clock;

    public Progress(
            Database database, Documents documents, Questions questions, InstantSource clock) {
        this.store = new ProgressStore(database);
        this.work = new WorkStore(database);
        this.documents = documents;
        this.questions = questions;
        this.keys = new Keys(questions);
        this.clock = clock;
    }

    /** The course as a grid: for who teaches it all learners, for a learner one's own row. */
    public CourseProgress course(Actor actor, CourseId course) {
        var ground = store.course(actor.person(), course);
        if (ground == null) {
            return new CourseProgress.NotFound();
        }
        var organization = ground.organization();
        var columns = store.columns(organization, course, actor.person());
        if (!ground.teaches()) {
            var own = new ProgressStore.Learner(actor.person().value(), actor.name());
            var rows = rows(ground, course, List.of(own), actor.person());
            var hidden = store.hidden(organization, course, actor.person(), clock.instant());
            return new CourseProgress.Own(ground.title(), columns, rows.getFirst(), hidden);
        }
        var learners = store.learners(organization, course, LEARNERS_MAX);
        return new CourseProgress.Taught(
                ground.title(), columns, rows(ground, course, learners, null));
    }

    private List<CourseProgress.Row> rows(
            ProgressStore.Ground ground,
            CourseId course,
            List<ProgressStore.Learner> learners,
            @Nullable PersonId only) {
        Map<String, Map<LessonId, Cell>> cells = new HashMap<>();
        for (var row : store.cells(ground.organization(), course, only)) {
            cells.computeIfAbsent(row.person(), person -> new HashMap<>())
                    .put(new LessonId(row.lesson()), row.cell());
        }
        var read =
                store.read(ground.organization(), course, only).stream()
                        .collect(
                                Collectors.groupingBy(
                                        ProgressStore.Read::person,
                                        Collectors.mapping(
                                                row -> new LessonId(row.lesson()),
                                                Collectors.toList())));
        return learners.stream()
                .map(learner ->
                        new CourseProgress.Row(
                                new PersonId(learner.person()),
                                learner.name(),
                                cells.getOrDefault(learner.person(), Map.of()),
                                read.getOrDefault(learner.person(), List.of())))
                .toList();
    }

    /** Everything a learner answered in a lesson that the actor teaches. */
    public LearnerWork learner(Actor actor, LessonId lesson, PersonId learner) {
        var ground = work.ground(actor.person(), lesson, learner);
        if (ground == null) {
            return new LearnerWork.NotFound();
        }
        var ring = keys.ring(ground.organization(), ground.newest());
        Map<Integer, List<KeptAnswer>> byAttempt = new TreeMap<>(Comparator.reverseOrder());
        var kept =
                documents.beginningWith(
                        ground.organization(),
                        KeptAnswer.prefix(lesson, learner),
                        Documents.BEGINNING_MAX);
        for (var answer : KeptAnswer.all(kept)) {
            byAttempt.computeIfAbsent(answer.attempt(), n -> new ArrayList<>()).add(answer);
        }
        ground.spans().keySet().forEach(number -> byAttempt.putIfAbsent(number, List.of()));
        var attempts = new ArrayList<LearnerWork.Tried>();
        byAttempt.forEach((number, answers) ->
                attempts.add(
                        new LearnerWork.Tried(
                                number,
                                ground.spans().get(number),
                                LearnerWorks.answered(ground, ring, answers))));
        return new LearnerWork.Found(learner, ground.learner(), ground.title(), attempts);
    }

    /** Per question of a course that the actor teaches how many chose what. */
    public QuestionTallies questions(Actor actor, CourseId course) {
        var ground = store.course(actor.person(), course);
        if (ground == null || !ground.teaches()) {
            return new QuestionTallies.NotFound();
        }
        var pinned = work.pinned(ground.organization(), course);
        Map<QuestionId, List<WorkStore.Responses>> responses =
                work.responses(ground.organization(), course).stream()
                        .collect(Collectors.groupingBy(WorkStore.Responses::question));
        var pins = new ArrayList<QuestionVersion.Pin>();
        for (var pin : pinned) {
            if (pin.question() != null) {
                pins.add(new QuestionVersion.Pin(pin.question(), pin.version()));
            }
        }
        responses.forEach((question, all) ->
                all.forEach(one -> pins.add(new QuestionVersion.Pin(question, one.version()))));
        var versions = versions(ground, pins);
        Map<LessonId, QuestionTallies.OfLesson> lessons = new LinkedHashMap<>();
        for (var pin : pinned) {
            var before = lessons.get(pin.lesson());
            var tallies =
                    new ArrayList<>(
                            before == null ? List.<QuestionTallies.Tally>of() : before.questions());
            var tally = Tallies.of(pin, versions, responses);
            if (tally != null) {
                tallies.add(tally);
            }
            lessons.put(
                    pin.lesson(), new QuestionTallies.OfLesson(pin.lesson(), pin.title(), tallies));
        }
        return new QuestionTallies.Found(ground.title(), List.copyOf(lessons.values()));
    }

    private Map<QuestionVersion.Pin, QuestionVersion> versions(
            ProgressStore.Ground ground, List<QuestionVersion.Pin> pins) {
        var distinct = pins.stream().distinct().toList();
        Map<QuestionVersion.Pin, QuestionVersion> found = new HashMap<>();
        for (int from = 0; from < distinct.size(); from += Documents.FIND_ALL_MAX) {
            int to = Math.min(distinct.size(), from + Documents.FIND_ALL_MAX);
            found.putAll(questions.findAll(ground.organization(), distinct.subList(from, to)));
        }
        return found;
    }
}
