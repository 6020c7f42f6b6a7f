package classroom7.learning.answer;

import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.base.Problem;
import classroom7.base.QuestionId;
import classroom7.documents.Documents;
import classroom7.learning.attempt.Attempts;
import classroom7.learning.grading.Grading;
import classroom7.learning.grading.KeyRing;
import classroom7.learning.grading.Keys;
import classroom7.learning.question.Kinds;
import classroom7.learning.question.QuestionVersion;
import classroom7.learning.question.Questions;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import classroom7.platform.database.Touches;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers: accepted and read back. No answer that got a receipt is ever changed or lost. */
public final class Answers {
    public static final int SENT_MAX = 100;

    /** Most answers of one attempt that are looked at: one a second for two days. */
    static final int READ_MAX = Documents.BEGINNING_MAX;

    private final AnswerStore store;
    private final Places places;
    private final Arrivals arrivals;
    private final Touches touches;
    private final Documents documents;
    private final Questions questions;
    private final Keys keys;
    private final Attempts attempts;
    private final InstantSource clock;

    public Answers(
            Database database,
            Documents documents,
            Questions questions,
            Attempts attempts,
            InstantSource clock) {
        this.store = new AnswerStore(database);
        this.touches = database.touches();
        this.places = new Places(store, touches);
        this.arrivals = new Arrivals(documents);
        this.touches.alsoLook(arrivals);
        this.documents = documents;
        this.questions = questions;
        this.keys = new Keys(questions);
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * Takes up to {@link #SENT_MAX} answers; each ends for itself, in the order given. A receipt
     * {@link Receipt.Kept} is given only after the commit is on disk.
     */
    public List<Receipt> accept(Actor actor, List<SentAnswer> sent) {
        if (sent.size() > SENT_MAX) {
            throw new IllegalArgumentException("At most " + SENT_MAX + " answers at once");
        }
        if (sent.isEmpty()) {
            return List.of();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var acceptance = judge(actor, sent, now);
        try {
            acceptance.write();
            begin(actor, acceptance, now);
        } finally {
            acceptance
                    .lessons()
                    .forEach(lesson -> touches.touch(KeptAnswer.prefix(lesson, actor.person())));
        }
        return acceptance.receipts();
    }

    /** Nothing is refused for what was kept in memory: it may be a moment old. */
    private Acceptance judge(Actor actor, List<SentAnswer> sent, Instant now) {
        var asked = sent.stream().map(SentAnswer::question).collect(Collectors.toSet());
        var kept = places.kept(actor.person(), asked, now);
        if (kept != null) {
            var acceptance = judge(actor, sent, kept, now);
            if (!acceptance.refusesAny()) {
                return acceptance;
            }
        }
        return judge(actor, sent, places.read(actor.person(), asked, now), now);
    }

    private Acceptance judge(
            Actor actor, List<SentAnswer> sent, Map<QuestionId, Place> found, Instant now) {
        var acceptance = new Acceptance(actor, now, documents);
        for (var answer : sent) {
            var place = found.get(answer.question());
            var problem = problem(place, answer);
            if (place == null || problem != null) {
                acceptance.refuse(
                        answer,
                        problem == null
                                ? Problem.of("question", "learning.answer.notFound")
                                : problem);
            } else {
                acceptance.take(answer, place);
            }
        }
        return acceptance;
    }

    private void begin(Actor actor, Acceptance acceptance, Instant now) {
        var begun = acceptance.begun();
        begun.forEach((attempt, lessons) -> {
            attempts.beginByAnswering(
                    actor, attempt.organization(), List.copyOf(lessons), attempt.number(), now);
            places.begun(actor.person(), lessons, attempt.number());
        });
    }

    /**
     * What a learner's page of a lesson depends on beside its organization and course, for {@link
     * Touches#basis}.
     */
    public List<String> subjects(Actor actor, LessonId lesson) {
        return List.of(
                lesson.value(),
                actor.person().value(),
                Places.subject(lesson, actor.person()),
                KeptAnswer.prefix(lesson, actor.person()));
    }

    /** Notices from now on what other processes take of this organization's answers. */
    public void follow(OrganizationId organization) {
        arrivals.follow(organization);
    }

    private @Nullable Problem problem(@Nullable Place place, SentAnswer answer) {
        if (place == null) {
            return Problem.of("question", "learning.answer.notFound");
        }
        var problem = place.problem(answer);
        if (problem != null) {
            return problem;
        }
        var version =
                questions.find(
                        place.organization(),
                        new QuestionVersion.Pin(answer.question(), answer.version()));
        if (version == null) {
            return Problem.of("version", "learning.answer.noVersion");
        }
        var question = version.question();
        return Kinds.built().of(question).refuses(question, answer.response());
    }

    /** The actor's answers in the current attempt, marked where the lesson shows marks. */
    public OwnAnswers own(Actor actor, LessonId lesson) {
        var ground = store.ground(actor.person(), lesson, clock.instant());
        if (ground == null) {
            return new OwnAnswers.NotFound();
        }
        var standings = standings(ground, lesson, actor.person());
        var ring =
                ground.showsMarks() && !standings.isEmpty()
                        ? keys.ring(ground.organization(), ground.newest())
                        : new KeyRing(Map.of());
        var own = new HashMap<QuestionId, OwnAnswers.Own>();
        var counts = standings.values().stream().map(Standing::counts).toList();
        var copies = Copies.of(documents, ground.organization(), counts);
        standings.forEach((question, standing) -> own.put(question, own(standing, ring, copies)));
        return new OwnAnswers.Found(ground.attempt(), own);
    }

    private Map<QuestionId, Standing> standings(
            AnswerStore.Ground ground, LessonId lesson, PersonId learner) {
        var prefix = KeptAnswer.prefix(lesson, learner, ground.attempt());
        var found = documents.beginningWith(ground.organization(), prefix, READ_MAX);
        var kept =
                KeptAnswer.all(found).stream().collect(Collectors.groupingBy(KeptAnswer::question));
        var standings = new HashMap<QuestionId, Standing>();
        kept.forEach((question, all) -> standings.put(question, Standing.of(all, ground.due())));
        return standings;
    }

    private static OwnAnswers.Own own(Standing standing, KeyRing ring, Copies copies) {
        var counts = standing.counts();
        var key = ring.key(counts.question(), counts.version());
        return new OwnAnswers.Own(
                counts.question(),
                counts.version(),
                counts.id(),
                counts.sequence(),
                counts.response(),
                counts.receivedAt(),
                counts.digest(),
                copies.of(counts),
                standing.lateness(),
                standing.counted(),
                key == null ? null : Grading.mark(key, counts.response()),
                standing.others().stream()
                        .map(o -> new OwnAnswers.Other(o.id(), o.response(), o.receivedAt()))
                        .toList());
    }
}
