package classroom7.operations.sample;

import classroom7.base.LessonId;
import classroom7.learning.answer.Answers;
import classroom7.learning.attachment.Attachments;
import classroom7.learning.attempt.Attempts;
import classroom7.learning.course.Courses;
import classroom7.learning.course.Units;
import classroom7.learning.lesson.Agreements;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.lesson.Due;
import classroom7.learning.lesson.FeedbackPolicy;
import classroom7.learning.lesson.LatePolicy;
import classroom7.learning.lesson.Lessons;
import classroom7.learning.lesson.Publications;
import classroom7.learning.lesson.Terms;
import classroom7.learning.progress.Projection;
import classroom7.learning.question.Questions;
import classroom7.people.access.Actor;
import classroom7.people.audit.Audit;
import classroom7.people.audit.Deed;
import classroom7.people.membership.Members;
import classroom7.people.organization.Organizations;
import classroom7.people.person.Accounts;
import classroom7.people.person.Passwords;
import classroom7.platform.database.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/** Fills an installation with a sample organization; again, it adds nothing. */
public final class Sample {
    static final String FILLED = "sample.filled";

    /** How long ago the class began, and how many lessons of the course are under way. */
    private static final Duration TERM = Duration.ofDays(12);

    private static final int WORKED = 6;

    /** The doors it goes through; {@code …At} are those to answers and attempts at another time. */
    public record Rooms(
            Accounts accounts,
            Passwords passwords,
            Organizations organizations,
            Members members,
            Audit audit,
            Courses courses,
            Units units,
            Lessons lessons,
            Drafts drafts,
            Publications publications,
            Attachments attachments,
            Agreements agreements,
            Questions questions,
            Function<InstantSource, Answers> answersAt,
            Function<InstantSource, Attempts> attemptsAt,
            Projection projection) {}

    private final Database database;
    private final SampleStore store;
    private final Rooms rooms;
    private final InstantSource clock;

    public Sample(Database database, Rooms rooms, InstantSource clock) {
        this.database = database;
        this.store = new SampleStore(database);
        this.rooms = rooms;
        this.clock = clock;
    }

    /**
     * The accounts of the sample, which is made where it is not yet. A start that was killed in the
     * middle is taken up by the next one.
     *
     * @param home where {@code sample-accounts.json} is kept, readable by its owner alone
     */
    public List<SampleAccount> fill(Path home) {
        var accounts = new SampleAccounts(home).all();
        if (!store.isFilled()) {
            var school = school(accounts);
            var lessons = course(school);
            store.enrol(school.organization());
            var begin = clock.instant().truncatedTo(ChronoUnit.DAYS).minus(TERM);
            setDates(school.teacher(), lessons, begin);
            answer(school, lessons.subList(0, WORKED), begin);
            workAgainstTheClock(school, lessons.getLast());
            // Whoever looks at once sees progress, not a course that nobody has touched.
            rooms.projection().catchUp(school.organization());
            rooms.audit()
                    .note(
                            Deed.in(
                                    school.organization(),
                                    school.owner().person(),
                                    FILLED,
                                    school.organization().value(),
                                    ""));
        }
        return accounts;
    }

    private SamplePeople.School school(List<SampleAccount> accounts) {
        var there = store.ownedBy(accounts.getFirst().email());
        if (there != null) {
            var members =
                    accounts.stream().filter(one -> !one.role().equals(SampleAccounts.OPERATOR));
            return SamplePeople.school(
                    there, store.people(members.map(SampleAccount::email).toList()));
        }
        var people =
                new SamplePeople(
                        rooms.accounts(),
                        rooms.passwords(),
                        rooms.organizations(),
                        rooms.members());
        return database.transaction(() -> people.arrive(accounts));
    }

    private List<LessonId> course(SamplePeople.School school) {
        var there = store.publishedLessons(school.organization());
        if (!there.isEmpty()) {
            return there;
        }
        store.removeUnfinished(school.organization());
        return new SampleCourse(rooms).write(school.teacher(), school.organization());
    }

    /** The practice at the end stays open for ever; the lessons before it are due one by one. */
    private void setDates(Actor teacher, List<LessonId> lessons, Instant begin) {
        for (int at = 0; at < WORKED; at++) {
            var day = begin.plus(SampleAnswers.BETWEEN_LESSONS.multipliedBy(at + 1L));
            var evening = day.atZone(SamplePeople.ZONE).toLocalDate().atTime(LocalTime.of(18, 0));
            var due = new Due(evening, SamplePeople.ZONE);
            var terms = new Terms(null, due, LatePolicy.COUNT, 0, FeedbackPolicy.AT_ONCE, false, 0);
            rooms.agreements().agree(teacher, lessons.get(at), terms);
        }
    }

    private void answer(SamplePeople.School school, List<LessonId> worked, Instant begin) {
        var then = new SampleClock();
        answersAt(then).give(school, worked, begin);
    }

    private void workAgainstTheClock(SamplePeople.School school, LessonId lesson) {
        var then = new SampleClock();
        var answers = answersAt(then);
        new SampleTimed(rooms, rooms.attemptsAt().apply(then), answers, then)
                .give(school, lesson, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    private SampleAnswers answersAt(SampleClock then) {
        return new SampleAnswers(
                rooms.answersAt().apply(then), rooms.lessons(), rooms.questions(), then);
    }
}
