package classroom7.learning.enrolment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.CourseId;
import classroom7.learning.course.Change;
import classroom7.learning.course.CodeMaking;
import classroom7.learning.course.Contents;
import classroom7.learning.course.Courses;
import classroom7.people.access.Actor;
import classroom7.testing.School;
import classroom7.testing.SettableClock;
import classroom7.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class EnrolmentsTest {
    private final SettableClock clock = new SettableClock(School.NOON);
    private final School school = School.open(TestDatabase.fresh(), clock);
    private final Courses courses = new Courses(school.database, clock, school.ids);
    private final Enrolments enrolments =
            new Enrolments(school.database, courses, school.members, school.audit, clock);

    @Test
    void who_has_the_code_joins_once_however_it_is_typed() {
        var code = code(school.ada, school.fractions);
        var typed = " " + code.toUpperCase(Locale.ROOT).replaceAll("(....)", "$1-") + " ";
        var offer = enrolments.offer(school.linus, typed);
        assertEquals(new Looking.Found(new Offer(code, "Fractions", "The School")), offer);
        assertNotFound(school.linus, school.fractions);
        assertEquals(
                new Joining.Joined(school.fractions, "Fractions"),
                enrolments.join(school.linus, typed));
        assertLearns(school.linus, school.fractions);
        assertEquals(
                new Joining.AlreadyIn(school.fractions, "Fractions"),
                enrolments.join(school.linus, code));
    }

    @Test
    void who_teaches_a_course_stays_its_teacher_with_the_code() {
        var code = code(school.ada, school.fractions);
        assertInstanceOf(Joining.AlreadyIn.class, enrolments.join(school.ada, code));
        assertEquals(List.of("Ada Lovelace"), names(found(school.fractions).teachers()));
    }

    @Test
    void the_code_of_another_organization_makes_a_member_of_it_and_of_nothing_else() {
        var code = code(school.edsger, school.graphs);
        assertInstanceOf(Joining.Joined.class, enrolments.join(school.grace, code));
        assertLearns(school.grace, school.graphs);
        assertLearns(school.grace, school.fractions);
        assertNotFound(
                school.grace, school.course(school.college, "Sets", school.edsger, school.edsger));
        var learners =
                assertInstanceOf(
                                People.Found.class, enrolments.people(school.edsger, school.graphs))
                        .learners();
        assertEquals(List.of("Barbara Liskov", "Grace Hopper"), names(learners));
    }

    @Test
    void a_withdrawn_or_replaced_code_leads_nowhere() {
        var first = code(school.ada, school.fractions);
        var second = code(school.ada, school.fractions);
        assertEquals(new Joining.NotFound(), enrolments.join(school.linus, first));
        courses.withdrawCode(school.ada, school.fractions);
        assertEquals(new Joining.NotFound(), enrolments.join(school.linus, second));
        assertEquals(new Looking.NotFound(), enrolments.offer(school.linus, second));
    }

    @Test
    void too_many_wrong_codes_lead_nowhere_for_an_hour() {
        var code = code(school.ada, school.fractions);
        for (int wrong = 0; wrong < WrongCodes.WRONG_MAX; wrong++) {
            assertEquals(new Joining.NotFound(), enrolments.join(school.linus, "nothing"));
        }
        var hour = Duration.ofHours(1);
        assertEquals(new Joining.TooOften(hour), enrolments.join(school.linus, code));
        assertEquals(new Looking.TooOften(hour), enrolments.offer(school.linus, code));
        assertInstanceOf(Looking.Found.class, enrolments.offer(school.tim, code));
        clock.advance(hour);
        assertInstanceOf(Joining.Joined.class, enrolments.join(school.linus, code));
    }

    @Test
    void a_teacher_ends_a_place_and_takes_that_back() {
        assertEquals(new Change.Done(), end(school.ada, school.grace));
        assertNotFound(school.grace, school.fractions);
        assertEquals(List.of(), found(school.fractions).learners());
        assertEquals(new Change.NotFound(), end(school.ada, school.grace));
        assertEquals(
                new Change.Done(),
                enrolments.resume(school.ada, school.fractions, school.grace.person()));
        assertLearns(school.grace, school.fractions);
        assertEquals(
                new Change.NotFound(),
                enrolments.resume(school.ada, school.fractions, school.grace.person()));
    }

    @Test
    void who_was_taken_out_joins_again_by_the_code() {
        var code = code(school.ada, school.fractions);
        end(school.ada, school.grace);
        clock.advance(Duration.ofDays(1));
        assertInstanceOf(Joining.Joined.class, enrolments.join(school.grace, code));
        assertLearns(school.grace, school.fractions);
        assertEquals(clock.instant(), found(school.fractions).learners().getFirst().since());
    }

    @Test
    void teachers_and_owners_of_the_organization_can_be_made_teachers_of_the_course() {
        var candidates = found(school.fractions).candidates();
        assertEquals(
                List.of("Olga Owner", "Tim Berners"),
                candidates.stream().map(People.Candidate::name).toList());
        assertEquals(new Change.Done(), appoint(school.ada, school.tim));
        assertEquals(
                List.of("Ada Lovelace", "Tim Berners"), names(found(school.fractions).teachers()));
        assertTrue(
                assertInstanceOf(
                                Contents.Found.class,
                                courses.contents(school.tim, school.fractions))
                        .course()
                        .isTaught());
        for (var other : List.of(school.linus, school.grace, school.edsger, school.kim)) {
            assertEquals(new Change.NotFound(), appoint(school.ada, other));
        }
    }

    @Test
    void nobody_else_sees_or_changes_who_is_in_a_course() {
        for (var other : List.of(school.tim, school.grace, school.linus, school.otto, school.kim)) {
            assertEquals(new People.NotFound(), enrolments.people(other, school.fractions));
            assertEquals(new Change.NotFound(), end(other, school.grace));
            assertEquals(new Change.NotFound(), appoint(other, school.tim));
        }
        assertLearns(school.grace, school.fractions);
        assertEquals(new Change.NotFound(), end(school.ada, school.barbara));
        assertLearns(school.barbara, school.graphs);
    }

    @Test
    void an_owner_is_a_teacher_of_every_course_of_the_organization() {
        assertInstanceOf(People.Found.class, enrolments.people(school.olga, school.fractions));
        assertEquals(new Change.Done(), end(school.olga, school.grace));
        assertEquals(new People.NotFound(), enrolments.people(school.olga, school.graphs));
    }

    @Test
    void a_teacher_of_the_organization_may_learn_in_a_colleagues_course() {
        var code = code(school.ada, school.fractions);
        assertInstanceOf(Joining.Joined.class, enrolments.join(school.tim, code));
        assertLearns(school.tim, school.fractions);
    }

    private String code(Actor teacher, CourseId course) {
        return assertInstanceOf(CodeMaking.Made.class, courses.makeCode(teacher, course)).code();
    }

    private Change end(Actor actor, Actor person) {
        return enrolments.end(actor, school.fractions, person.person());
    }

    private Change appoint(Actor actor, Actor person) {
        return enrolments.appoint(actor, school.fractions, person.person());
    }

    private People.Found found(CourseId course) {
        return assertInstanceOf(People.Found.class, enrolments.people(school.ada, course));
    }

    private void assertLearns(Actor actor, CourseId course) {
        var found = assertInstanceOf(Contents.Found.class, courses.contents(actor, course));
        assertTrue(!found.course().isTaught());
    }

    private void assertNotFound(Actor actor, CourseId course) {
        assertInstanceOf(Contents.NotFound.class, courses.contents(actor, course));
    }

    private static List<String> names(List<Participant> people) {
        return people.stream().map(Participant::name).toList();
    }
}
