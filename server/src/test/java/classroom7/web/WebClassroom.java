package classroom7.web;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import classroom7.base.CourseId;
import classroom7.base.Ids;
import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.base.UnitId;
import classroom7.learning.course.AddingUnit;
import classroom7.learning.course.Courses;
import classroom7.learning.course.Creating;
import classroom7.learning.course.Units;
import classroom7.learning.lesson.Adding;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.lesson.Editing;
import classroom7.learning.lesson.Lessons;
import classroom7.learning.lesson.Publications;
import classroom7.learning.lesson.Publishing;
import classroom7.people.access.Actor;
import classroom7.people.signin.Sessions;
import classroom7.platform.database.Database;
import classroom7.testing.Browser;
import classroom7.testing.TestServer;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;

/** A course with a teacher and a learner on a running server. */
final class WebClassroom implements AutoCloseable {
    final TestServer server;
    final OrganizationId school;
    final Actor teacher;
    final Actor learner;
    final Actor stranger;
    final CourseId course;
    final UnitId plants;

    /** With wiring of the test beside the product's. */
    WebClassroom(Class<?>... wiring) {
        server = TestServer.start(wiring);
        school = organization("Hillside School");
        teacher = member("Nneka Okafor", "teacher");
        learner = member("Grace Mbeki", "learner");
        stranger = member("Sam Stranger", "learner");
        course = course("Biology 8");
        plants = unit("Plants");
    }

    LessonId lesson(String title, String source) {
        var id = ended(Adding.Added.class, door(Lessons.class).add(teacher, plants, title)).id();
        var draft = ended(Editing.Open.class, door(Drafts.class).open(teacher, id)).draft();
        var typed = new Drafts.Typed(title, source);
        door(Drafts.class).save(teacher, id, typed, draft.revision());
        ended(Publishing.Published.class, door(Publications.class).publish(teacher, id, Set.of()));
        return id;
    }

    Browser signedIn(Actor actor) {
        return server.browser()
                .cookie(
                        "c7",
                        door(Sessions.class).begin(actor.person(), "test", "127.0.0.1").secret());
    }

    <T> T door(Class<T> type) {
        return server.door(type);
    }

    @Override
    public void close() {
        server.close();
    }

    private OrganizationId organization(String name) {
        var id = new OrganizationId(door(Ids.class).next());
        door(Database.class)
                .sql("insert into organization (id, name, created_at) values (?, ?, now())")
                .params(id.value(), name)
                .update();
        return id;
    }

    Actor member(String name, String role) {
        var id = new PersonId(door(Ids.class).next());
        String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org";
        door(Database.class)
                .sql("insert into person (id, email, name, created_at) values (?, ?, ?, now())")
                .params(id.value(), email, name)
                .update();
        door(Database.class)
                .sql(
                        """
                        insert into membership (organization_id, person_id, role, since)
                        values (?, ?, ?, now())
                        """)
                .params(school.value(), id.value(), role)
                .update();
        return new Actor(id, name, email, false, Locale.ENGLISH, ZoneOffset.UTC, "none");
    }

    void enrol(Actor actor) {
        door(Database.class)
                .sql(
                        """
                        insert into enrolment (organization_id, course_id, person_id, role, since)
                        values (?, ?, ?, 'learner', now())
                        """)
                .params(school.value(), course.value(), actor.person().value())
                .update();
    }

    private CourseId course(String title) {
        var courses = door(Courses.class);
        var id = ended(Creating.Created.class, courses.create(teacher, school, title)).id();
        courses.publish(teacher, id);
        return id;
    }

    UnitId unit(String title) {
        var adding = door(Units.class).add(teacher, course, title);
        return ended(AddingUnit.Added.class, adding).id();
    }

    private static <T> T ended(Class<T> ending, Object outcome) {
        return assertInstanceOf(ending, outcome);
    }
}
