package classroom7.operations.sample;

import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.learning.answer.Answers;
import classroom7.learning.answer.Receipt;
import classroom7.learning.answer.SentAnswer;
import classroom7.learning.lesson.Lesson;
import classroom7.learning.lesson.Lessons;
import classroom7.learning.lesson.Reading;
import classroom7.learning.question.QuestionVersion;
import classroom7.learning.question.Questions;
import classroom7.people.access.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Answers as thirty learners of different keenness might have given them over the last two weeks.
 * From one seed, and with ids that follow from it, so that sending them again repeats them.
 */
final class SampleAnswers {
    private static final long SEED = 7;
    static final Duration BETWEEN_LESSONS = Duration.ofDays(2);

    private final Answers answers;
    private final Lessons lessons;
    private final Questions questions;
    private final SampleClock clock;

    /**
     * @param answers accepts at the time of the clock given here
     */
    SampleAnswers(Answers answers, Lessons lessons, Questions questions, SampleClock clock) {
        this.answers = answers;
        this.lessons = lessons;
        this.questions = questions;
        this.clock = clock;
    }

    /** Lets every learner answer in the first of these lessons, and fewer in each next one. */
    void give(SamplePeople.School school, List<LessonId> worked, Instant begin) {
        for (int i = 0; i < school.learners().size(); i++) {
            var random = new Random(SEED * 1000 + i);
            double skill = 0.45 + 0.5 * random.nextDouble();
            int done = Math.min(worked.size(), 2 + random.nextInt(worked.size()));
            for (int at = 0; at < done; at++) {
                var day = begin.plus(BETWEEN_LESSONS.multipliedBy(at));
                clock.set(day.plusSeconds(random.nextInt(90_000)));
                boolean halfway = at == done - 1 && random.nextInt(3) == 0;
                var sent = sent(school, i, worked.get(at), new Mood(random, skill, halfway));
                demandKept(answers.accept(school.learners().get(i), sent));
            }
        }
    }

    /**
     * Lets one learner answer from the clock's time on.
     *
     * @param halfway the first question alone
     */
    void give(SamplePeople.School school, int learner, LessonId lesson, boolean halfway) {
        var random = new Random(SEED * 10_000 + learner);
        var sent = sent(school, learner, lesson, new Mood(random, 0.7, halfway));
        demandKept(answers.accept(school.learners().get(learner), sent));
    }

    private record Mood(Random random, double skill, boolean halfway) {}

    private List<SentAnswer> sent(SamplePeople.School school, int learner, LessonId id, Mood mood) {
        var lesson = open(school.learners().get(learner), id);
        var pins = lesson.content().questions();
        var sent = new ArrayList<SentAnswer>();
        for (int at = 0; at < pins.size(); at++) {
            if (mood.halfway() && at > 0) {
                break;
            }
            var pin = new QuestionVersion.Pin(pins.get(at).question(), pins.get(at).version());
            var version = version(school.organization(), pin);
            boolean first = mood.random().nextDouble() < mood.skill();
            sent.add(answer(version, sent.size() + 1, first, mood.random()));
            if (!first && mood.random().nextInt(3) == 0) {
                sent.add(answer(version, sent.size() + 1, true, mood.random()));
            }
        }
        return sent;
    }

    private Lesson.Published open(Actor learner, LessonId id) {
        if (lessons.read(learner, id) instanceof Reading.Open(var lesson)
                && lesson.published() instanceof Lesson.Published published) {
            return published;
        }
        throw new IllegalStateException("The sample's lesson " + id + " is not open to learners");
    }

    private QuestionVersion version(OrganizationId organization, QuestionVersion.Pin pin) {
        var version = questions.find(organization, pin);
        if (version == null) {
            throw new IllegalStateException("The sample's question is not there: " + pin);
        }
        return version;
    }

    private SentAnswer answer(QuestionVersion version, int sequence, boolean right, Random random) {
        var at = clock.forward(Duration.ofSeconds(20 + random.nextInt(100)));
        return new SentAnswer(
                uuid(at, random).toString(),
                version.id(),
                version.version(),
                1,
                "sample-tablet",
                sequence,
                SampleResponses.of(version.question(), right, random),
                at.toString(),
                null);
    }

    /** Version 7 (RFC 9562, section 5.7) of this time. */
    private static UUID uuid(Instant at, Random random) {
        long high = at.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000);
        long low = random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static void demandKept(List<Receipt> receipts) {
        for (var receipt : receipts) {
            if (!(receipt instanceof Receipt.Kept)) {
                throw new IllegalStateException("A sample answer was not accepted: " + receipt);
            }
        }
    }
}
