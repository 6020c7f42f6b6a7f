package classroom7.operations.drill;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.UnitId;
import classroom7.learning.course.AddingUnit;
import classroom7.learning.course.Creating;
import classroom7.learning.lesson.Adding;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.lesson.Publishing;
import classroom7.learning.lesson.Saving;
import classroom7.operations.sample.Sample;
import classroom7.people.access.Actor;
import classroom7.people.organization.OrganizationName;
import classroom7.people.organization.Role;
import classroom7.people.person.Accounts;
import classroom7.people.person.Email;
import classroom7.people.person.PersonName;
import classroom7.people.person.Profile;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** A school with one course that asks questions of every kind, and learners to answer them. */
final class DrillCourse {
    private static final int LESSONS = 12;
    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final String TEXT =
            """
            Answer as often as you like.

            ??? choice
            What do leaves take from the air?

            (x) carbon dioxide
            ( ) nitrogen
            ( ) helium
            ???

            ??? choices
            Which are planets?

            [x] Mars
            [x] Venus
            [ ] the Moon
            [ ] the Sun
            ???

            ??? truth
            Water boils at a lower temperature on a mountain.

            = true
            ???

            ??? text
            Which gas do we need to breathe?

            = oxygen
            ???

            ??? number
            How fast does a stone gain speed?

            = 9.81 +- 0.05 m/s2
            ???
            """;

    private static final int PASSWORD_BYTES = 16;

    private final Sample.Rooms rooms;
    private final DrillStore store;

    /** One password for all: hashing it takes long, by design. */
    private final String password = password();

    DrillCourse(Sample.Rooms rooms, DrillStore store) {
        this.rooms = rooms;
        this.store = store;
    }

    private static String password() {
        var secret = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /** Who is there, and what they work in. */
    record School(
            OrganizationId organization,
            List<LessonId> lessons,
            List<Actor> learners,
            String password) {
        School {
            lessons = List.copyOf(lessons);
            learners = List.copyOf(learners);
        }
    }

    School open(int learners) {
        var organization =
                rooms.organizations()
                        .add(
                                Objects.requireNonNull(OrganizationName.read("Drill")),
                                Locale.ENGLISH,
                                ZONE);
        var hash = rooms.passwords().hash(password);
        var teacher = member(organization, "Teacher", Role.TEACHER, hash);
        var all = new ArrayList<Actor>();
        for (int number = 1; number <= learners; number++) {
            all.add(member(organization, "Learner " + number, Role.LEARNER, hash));
        }
        var lessons = lessons(organization, teacher);
        store.enrolAll(organization);
        return new School(organization, lessons, all, password);
    }

    private List<LessonId> lessons(OrganizationId organization, Actor teacher) {
        var creating = rooms.courses().create(teacher, organization, "Everything breaks");
        if (!(creating instanceof Creating.Created(CourseId course))) {
            throw new IllegalStateException("No course: " + creating);
        }
        var adding = rooms.units().add(teacher, course, "Questions of every kind");
        if (!(adding instanceof AddingUnit.Added(UnitId unit))) {
            throw new IllegalStateException("No unit: " + adding);
        }
        var lessons = new ArrayList<LessonId>();
        for (int number = 1; number <= LESSONS; number++) {
            lessons.add(lesson(teacher, unit, "Lesson " + number));
        }
        rooms.courses().publish(teacher, course);
        return lessons;
    }

    private LessonId lesson(Actor teacher, UnitId unit, String title) {
        var adding = rooms.lessons().add(teacher, unit, title);
        if (!(adding instanceof Adding.Added(LessonId lesson))) {
            throw new IllegalStateException("No lesson: " + adding);
        }
        var saving = rooms.drafts().save(teacher, lesson, new Drafts.Typed(title, TEXT), 0);
        var publishing = rooms.publications().publish(teacher, lesson, Set.of());
        if (!(saving instanceof Saving.Saved) || !(publishing instanceof Publishing.Published)) {
            throw new IllegalStateException("Not published: " + saving + ", " + publishing);
        }
        return lesson;
    }

    private Actor member(OrganizationId organization, String title, Role role, String hash) {
        var email = title.toLowerCase(Locale.ROOT).replace(" ", "") + "@drill.invalid";
        var name = Objects.requireNonNull(PersonName.read(title));
        var creating =
                rooms.accounts()
                        .create(
                                Objects.requireNonNull(Email.read(email)),
                                new Profile(name, Locale.ENGLISH, ZONE),
                                hash);
        if (!(creating instanceof Accounts.Creating.Created(var person))) {
            throw new IllegalStateException("No " + title + ": " + creating);
        }
        rooms.members().admit(organization, person, role);
        return new Actor(person, title, email, false, Locale.ENGLISH, ZONE, "drill");
    }
}
