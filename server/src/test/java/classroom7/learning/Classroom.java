package classroom7.learning;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import classroom7.base.CourseId;
import classroom7.base.Ids;
import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.base.UnitId;
import classroom7.documents.Documents;
import classroom7.documents.Epoch;
import classroom7.documents.PostgresDocuments;
import classroom7.learning.course.AddingUnit;
import classroom7.learning.course.Courses;
import classroom7.learning.course.Creating;
import classroom7.learning.course.Units;
import classroom7.learning.lesson.Adding;
import classroom7.learning.lesson.Agreements;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.lesson.Editing;
import classroom7.learning.lesson.Lessons;
import classroom7.learning.lesson.Publications;
import classroom7.learning.lesson.Publishing;
import classroom7.learning.lesson.Saving;
import classroom7.learning.question.Questions;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import classroom7.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;

/** A school of its own on a real database, with a clock that stands until it is moved. */
public final class Classroom {
    public static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private Instant now = NOON;
    public final InstantSource clock = () -> now;
    public final Database database = TestDatabase.fresh();
    public final Ids ids = new Ids(InstantSource.system());
    public final Documents documents;
    public final Questions questions;
    public final Courses courses = new Courses(database, clock, ids);
    public final Units units = new Units(database, ids);
    public final Lessons lessons = new Lessons(database, clock, ids);
    public final Drafts drafts = new Drafts(database, clock, ids);
    public final Agreements agreements = new Agreements(database, clock);
    public final Publications publications;

    public final OrganizationId school = organization("Hillside School");
    public final OrganizationId otherSchool = organization("Lakeside School");
    public final Actor owner = member("Ada Owner", school, "owner");
    public final Actor teacher = member("Grace Teacher", school, "teacher");
    public final Actor colleague = member("Alan Colleague", school, "teacher");
    public final Actor learner = member("Lea Learner", school, "learner");
    public final Actor otherOwner = member("Otto Owner", otherSchool, "owner");

    public Classroom() {
        this(PostgresDocuments::new);
    }

    /** The same on another document store. */
    public Classroom(BiFunction<Database, Epoch, Documents> store) {
        documents = store.apply(database, new Epoch(database, ids, clock));
        questions = new Questions(documents);
        publications =
                new Publications(
                        database, questions, text -> "<p>" + text.strip() + "</p>", clock, ids);
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public OrganizationId organization(String name) {
        var id = new OrganizationId(ids.next());
        database.sql("insert into organization (id, name, created_at) values (?, ?, now())")
                .params(id.value(), name)
                .update();
        return id;
    }

    public Actor member(String name, OrganizationId organization, String role) {
        var id = new PersonId(ids.next());
        String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org";
        database.sql("insert into person (id, email, name, created_at) values (?, ?, ?, now())")
                .params(id.value(), email, name)
                .update();
        database.sql(
                        "insert into membership (organization_id, person_id, role, since)"
                                + " values (?, ?, ?, now())")
                .params(organization.value(), id.value(), role)
                .update();
        return new Actor(id, name, email, false, Locale.ENGLISH, ZoneOffset.UTC, ids.next());
    }

    /** The teacher's new, published course. */
    public CourseId course() {
        var created = courses.create(teacher, school, "Biology 8");
        var id = assertInstanceOf(Creating.Created.class, created).id();
        courses.publish(teacher, id);
        return id;
    }

    public UnitId unit(CourseId course, String title) {
        return assertInstanceOf(AddingUnit.Added.class, units.add(teacher, course, title)).id();
    }

    public LessonId lesson(UnitId unit, String title, String source) {
        var id = assertInstanceOf(Adding.Added.class, lessons.add(teacher, unit, title)).id();
        save(id, title, source);
        return id;
    }

    public void save(LessonId id, String title, String source) {
        var open = assertInstanceOf(Editing.Open.class, drafts.open(teacher, id)).draft();
        assertInstanceOf(
                Saving.Saved.class,
                drafts.save(teacher, id, new Drafts.Typed(title, source), open.revision()));
    }

    public Publishing.Published publish(LessonId id) {
        return assertInstanceOf(
                Publishing.Published.class, publications.publish(teacher, id, Set.of()));
    }

    public void enrol(Actor person, CourseId course) {
        database.sql(
                        "insert into enrolment (organization_id, course_id, person_id, role, since)"
                                + " values (?, ?, ?, 'learner', now())")
                .params(school.value(), course.value(), person.person().value())
                .update();
    }

    public static ZoneId berlin() {
        return ZoneId.of("Europe/Berlin");
    }
}
