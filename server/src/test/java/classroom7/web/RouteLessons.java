package classroom7.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import classroom7.base.CourseId;
import classroom7.base.Ids;
import classroom7.base.LessonId;
import classroom7.base.PersonId;
import classroom7.base.UnitId;
import classroom7.learning.attachment.Attaching;
import classroom7.learning.attachment.Attachments;
import classroom7.learning.attempt.Attempts;
import classroom7.learning.attempt.Beginning;
import classroom7.learning.course.AddingUnit;
import classroom7.learning.course.CodeMaking;
import classroom7.learning.course.Courses;
import classroom7.learning.course.Units;
import classroom7.learning.lesson.Adding;
import classroom7.learning.lesson.Agreements;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.lesson.Due;
import classroom7.learning.lesson.Editing;
import classroom7.learning.lesson.FeedbackPolicy;
import classroom7.learning.lesson.LatePolicy;
import classroom7.learning.lesson.Lessons;
import classroom7.learning.lesson.Publications;
import classroom7.learning.lesson.Publishing;
import classroom7.learning.lesson.Terms;
import classroom7.people.organization.OrganizationName;
import classroom7.people.organization.Role;
import classroom7.platform.database.Database;
import classroom7.testing.School;
import classroom7.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What routes of the learning floor name: a course that Ada teaches and in which Grace learns, a
 * unit of it, a published lesson with a question.
 */
final class RouteLessons {
    private static final String SOURCE =
            """
            Half of a half.

            ??? choice
            How much is it?

            (x) A quarter
            ( ) A whole
            ???
            """;

    private static final Terms MINUTES =
            new Terms(null, null, LatePolicy.KEEP, 1, FeedbackPolicy.NEVER, false, 60);

    private final School school;
    private final TestServer server;
    private int number;
    private final UnitId standingUnit;
    private final LessonId standingLesson;
    private CourseId course;
    private UnitId unit;
    private LessonId lesson;
    private @Nullable LessonId timed;

    RouteLessons(TestServer server, School school) {
        this.server = server;
        this.school = school;
        course = school.fractions;
        unit = unit();
        lesson = lesson();
        standingUnit = unit;
        standingLesson = lesson;
    }

    /** Another call begins: nothing of the one before is meant any more. */
    void begin(String route) {
        course = school.fractions;
        unit = standingUnit;
        lesson = route.endsWith("/{lesson}/time") ? timed() : standingLesson;
    }

    /** Work against the clock that the learner has begun. */
    private LessonId timed() {
        if (timed == null) {
            timed = lesson();
            server.door(Agreements.class).agree(school.ada, timed, MINUTES);
            var begun = server.door(Attempts.class).begin(school.grace, timed);
            if (!(begun instanceof Beginning.Begun)) {
                throw new IllegalStateException("The work does not begin: " + begun);
            }
        }
        return timed;
    }

    void extend(PersonId learner) {
        var due = new Due(LocalDateTime.parse("2030-01-01T12:00"), ZoneOffset.UTC);
        server.door(Agreements.class).extend(school.ada, lesson, learner, due);
    }

    /** The course that the call is about. */
    CourseId course() {
        return course;
    }

    /** The value of a name; those further left in a path hold those further right. */
    String value(String name, boolean anew) {
        return switch (name) {
            case "course" -> {
                if (anew) {
                    course =
                            school.course(
                                    school.school, "Course " + ++number, school.ada, school.grace);
                    unit = unit();
                    lesson = lesson();
                }
                yield course.value();
            }
            case "unit" -> unit.value();
            case "lesson" -> {
                if (anew) {
                    lesson = lesson();
                }
                yield lesson.value();
            }
            case "question" -> question();
            case "number" -> "1";
            case "code" -> code();
            case "version" -> "1";
            case "revision" -> revision();
            case "entry" -> entry();
            case "gift" -> gift();
            case "id" -> attachment();
            case "name" -> "note.txt";
            case String other ->
                    throw new IllegalArgumentException(
                            "RouteLessons makes no {" + other + "} yet: add it");
        };
    }

    private UnitId unit() {
        var added = server.door(Units.class).add(school.ada, course, "Unit " + ++number);
        return ((AddingUnit.Added) added).id();
    }

    private LessonId lesson() {
        var title = "Lesson " + ++number;
        var id = ((Adding.Added) server.door(Lessons.class).add(school.ada, unit, title)).id();
        var drafts = server.door(Drafts.class);
        var draft = ((Editing.Open) drafts.open(school.ada, id)).draft();
        drafts.save(school.ada, id, new Drafts.Typed(title, SOURCE), draft.revision());
        var published = server.door(Publications.class).publish(school.ada, id, Set.of());
        if (!(published instanceof Publishing.Published)) {
            throw new IllegalStateException("The lesson is not published: " + published);
        }
        return id;
    }

    private String revision() {
        return server.door(Database.class)
                .sql("select draft_revision from lesson where id = :lesson")
                .param("lesson", lesson.value())
                .query((row, n) -> String.valueOf(row.getLong("draft_revision")))
                .single();
    }

    private String entry() {
        var id = server.door(Ids.class).next();
        server.door(Database.class)
                .sql(
                        """
                        insert into lesson_draft (organization_id, lesson_id, id, title, source,
                                                  begun_at, saved_at)
                        values (:organization, :lesson, :id, 'Earlier', 'Earlier.', now(), now())
                        """)
                .param("organization", school.school.value())
                .param("lesson", lesson.value())
                .param("id", id)
                .update();
        return id;
    }

    private String gift() {
        var id = server.door(Ids.class).next();
        server.door(Database.class)
                .sql(
                        """
                        with begun as (
                            insert into attempt (organization_id, lesson_id, person_id, number,
                                   seed, started_at, ends_at)
                            values (:organization, :lesson, :person, 1, 0, now(), now())
                            returning organization_id, lesson_id, person_id, number)
                        insert into extra_time (organization_id, id, lesson_id, person_id, number,
                               minutes, added, given_at)
                        select organization_id, :id, lesson_id, person_id, number, 5,
                               interval '5 minutes', now()
                          from begun
                        """)
                .param("organization", school.school.value())
                .param("lesson", lesson.value())
                .param("person", school.grace.person().value())
                .param("id", id)
                .update();
        return id;
    }

    private String attachment() {
        var bytes = new ByteArrayInputStream("a note".getBytes(UTF_8));
        var attaching =
                server.door(Attachments.class).attach(school.ada, course, "note.txt", bytes);
        return ((Attaching.Attached) attaching).attachment().id();
    }

    /** Of a course in a third organization: who joins becomes a member there, not here. */
    private String code() {
        var third =
                school.organizations.add(
                        new OrganizationName("Third " + ++number), Locale.ENGLISH, School.ZONE);
        var teacher = school.member(third, "Theo" + number + " Third", Role.TEACHER);
        var open = school.course(third, "Open to all", teacher, teacher);
        var made = server.door(Courses.class).makeCode(teacher, open);
        return ((CodeMaking.Made) made).code();
    }

    private String question() {
        return server.door(Database.class)
                .sql("select id from question where lesson_id = :lesson")
                .param("lesson", lesson.value())
                .query((row, n) -> row.getString("id"))
                .single();
    }
}
