package classroom7.bench;

import classroom7.base.CourseId;
import classroom7.base.Ids;
import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.UnitId;
import classroom7.cli.Installation;
import classroom7.learning.course.AddingUnit;
import classroom7.learning.course.Courses;
import classroom7.learning.course.Creating;
import classroom7.learning.course.Units;
import classroom7.learning.lesson.Adding;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.lesson.Lessons;
import classroom7.learning.lesson.Publications;
import classroom7.learning.lesson.Saving;
import classroom7.people.access.Actor;
import classroom7.people.membership.Members;
import classroom7.people.organization.OrganizationName;
import classroom7.people.organization.Organizations;
import classroom7.people.organization.Role;
import classroom7.people.person.Accounts;
import classroom7.people.person.Email;
import classroom7.people.person.PersonName;
import classroom7.people.person.Profile;
import classroom7.people.signin.Sessions;
import classroom7.people.signin.Tokens;
import classroom7.platform.database.Database;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Published lessons of 6 KB with ten questions, and signed-in learners who may answer them. */
record World(
        OrganizationId organization,
        CourseId course,
        List<LessonId> lessons,
        Learner teacher,
        List<Learner> learners) {
    static final int QUESTIONS = 10;

    /** So many that each learner answers a question a few times, not thousands of times. */
    static final int LESSONS = 10;

    static final int LEARNERS = 500;
    static final int CONTENT_BYTES = 6_000;

    /** A person with a session for pages and a token for the API. */
    record Learner(String person, String cookie, String token) {}

    /** The same with some of the learners. */
    World of(List<Learner> some) {
        return new World(organization, course, lessons, teacher, List.copyOf(some));
    }

    static World make(Installation installation) {
        return make(installation, LEARNERS);
    }

    static World make(Installation installation, int learners) {
        return new Making(installation, learners).make();
    }

    private record Making(Installation installation, int learners) {
        World make() {
            var organization =
                    installation
                            .door(Organizations.class)
                            .add(new OrganizationName("Bench"), Locale.ENGLISH, ZoneOffset.UTC);
            var teacher = member(organization, "teacher", Role.TEACHER);
            var creating =
                    installation.door(Courses.class).create(teacher, organization, "Measured");
            var course = ((Creating.Created) creating).id();
            var unit =
                    ((AddingUnit.Added) installation.door(Units.class).add(teacher, course, "Unit"))
                            .id();
            var lessons = new ArrayList<LessonId>();
            for (int number = 0; number < LESSONS; number++) {
                lessons.add(lesson(teacher, unit));
            }
            installation.door(Courses.class).publish(teacher, course);
            var all = new ArrayList<Learner>();
            for (int number = 0; number < learners; number++) {
                var actor = member(organization, "learner" + number, Role.LEARNER);
                enrol(organization, course, actor);
                all.add(learner(actor));
            }
            return new World(
                    organization, course, List.copyOf(lessons), learner(teacher), List.copyOf(all));
        }

        private LessonId lesson(Actor teacher, UnitId unit) {
            var lesson =
                    ((Adding.Added) installation.door(Lessons.class).add(teacher, unit, "Lesson"))
                            .id();
            var typed = new Drafts.Typed("Lesson", text());
            var saving = installation.door(Drafts.class).save(teacher, lesson, typed, 0);
            if (!(saving instanceof Saving.Saved)) {
                throw new IllegalStateException("Not saved: " + saving);
            }
            installation.door(Publications.class).publish(teacher, lesson, Set.of());
            return lesson;
        }

        private Learner learner(Actor actor) {
            var cookie =
                    installation
                            .door(Sessions.class)
                            .begin(actor.person(), "bench", "127.0.0.1")
                            .secret();
            var making = installation.door(Tokens.class).make(actor, "bench");
            return new Learner(
                    actor.person().value(), cookie, ((Tokens.Making.Made) making).secret());
        }

        private Actor member(OrganizationId organization, String name, Role role) {
            var email = name + "@bench.example.org";
            var profile = new Profile(new PersonName(name), Locale.ENGLISH, ZoneOffset.UTC);
            var created =
                    (Accounts.Creating.Created)
                            installation
                                    .door(Accounts.class)
                                    .create(new Email(email), profile, null);
            installation.door(Members.class).admit(organization, created.person(), role);
            return new Actor(
                    created.person(),
                    name,
                    email,
                    false,
                    Locale.ENGLISH,
                    ZoneOffset.UTC,
                    installation.door(Ids.class).next());
        }

        private void enrol(OrganizationId organization, CourseId course, Actor actor) {
            installation
                    .door(Database.class)
                    .sql(
                            """
                            insert into enrolment (organization_id, course_id, person_id, role, since)
                            values (:organization, :course, :person, 'learner', now())
                            """)
                    .param("organization", organization.value())
                    .param("course", course.value())
                    .param("person", actor.person().value())
                    .update();
        }
    }

    /** Prose of the wanted size with a question after every tenth of it. */
    static String text() {
        var text = new StringBuilder();
        for (int question = 0; question < QUESTIONS; question++) {
            text.append("## Part ").append(question + 1).append("\n\n");
            while (text.length() < CONTENT_BYTES / QUESTIONS * (question + 1)) {
                text.append(
                        """
                        Water rises in a stem against its own weight. What **pulls** it is the air \
                        around the leaves; what *holds* it is the water itself, see [the table](#t).

                        """);
            }
            text.append(
                    """
                    ??? choice points=2
                    What pulls the water up, reason %d?

                    ( ) The roots pump it
                    (x) Evaporation from the leaves
                        > Right: the air is drier than the leaf.
                    ( ) It is lighter than air
                    explanation: The pull goes through the whole column.
                    ???

                    """
                            .formatted(question + 1));
        }
        return text.toString();
    }
}
