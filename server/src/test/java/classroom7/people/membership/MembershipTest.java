package classroom7.people.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.people.access.Actor;
import classroom7.people.membership.Invitations.Place;
import classroom7.people.membership.Inviting.Fate;
import classroom7.people.organization.OrganizationName;
import classroom7.people.organization.Role;
import classroom7.people.person.Email;
import classroom7.people.person.Newcomer;
import classroom7.people.person.Password;
import classroom7.people.person.Passwords;
import classroom7.people.person.PersonName;
import classroom7.testing.Letterbox;
import classroom7.testing.School;
import classroom7.testing.SettableClock;
import classroom7.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class MembershipTest {
    private static final String SIX_ROWS =
            """
            Role;E-Mail;First name;Last name
            teacher;t@example.org;"Tina; T.";Teacher
            ;l@example.org;Leo;
            boss;b@example.org;;
            ;nonsense;;
            ;L@example.org;;
            ;grace@example.org;;
            """;

    private static final Newcomer NEWCOMER =
            new Newcomer(new PersonName("New Comer"), new Password("long enough"));

    private final SettableClock clock = new SettableClock(School.NOON);
    private final School school = School.open(TestDatabase.fresh(), clock);
    private final Letterbox letters = new Letterbox();
    private final Invitations invitations =
            new Invitations(school.database, letters, school.audit, school.ids, clock);
    private final Arrivals arrivals =
            new Arrivals(school.database, new Passwords(), school.audit, school.ids, clock);
    private final Members members = school.members;

    private List<Fate> invite(Actor actor, Place place, String pasted) {
        var done =
                assertInstanceOf(
                        Inviting.Done.class,
                        invitations.invite(actor, place, Invitee.list(pasted)));
        return done.results().stream().map(Inviting.Result::fate).toList();
    }

    private Place inSchool(Role role) {
        return new Place(school.school, role, null);
    }

    private Listing.Listed people(Actor actor, OrganizationId organization) {
        return assertInstanceOf(Listing.Listed.class, members.list(actor, organization, ""));
    }

    @Test
    void only_owners_see_and_change_the_people_of_their_own_organization() {
        assertEquals(5, people(school.olga, school.school).matching());
        for (var stranger : List.of(school.kim, school.ada, school.grace, school.otto)) {
            assertInstanceOf(Listing.NotFound.class, members.list(stranger, school.school, ""));
            assertInstanceOf(
                    Changing.NotFound.class,
                    members.changeRole(stranger, school.school, grace(), Role.OWNER));
            assertInstanceOf(
                    Changing.NotFound.class, members.remove(stranger, school.school, grace()));
            assertInstanceOf(
                    Inviting.NotFound.class,
                    invitations.invite(
                            stranger, inSchool(Role.LEARNER), Invitee.list("x@example.org")));
        }
        assertInstanceOf(
                Changing.NotFound.class,
                members.remove(school.olga, school.school, school.barbara.person()));
        assertEquals(0, letters.all().size());
    }

    @Test
    void people_are_found_by_a_part_of_name_or_address() {
        var found =
                assertInstanceOf(
                        Listing.Listed.class, members.list(school.olga, school.school, " HOPP "));
        assertEquals(List.of("Grace Hopper"), found.members().stream().map(Member::name).toList());
        assertEquals(
                5,
                assertInstanceOf(
                                Listing.Listed.class,
                                members.list(school.olga, school.school, "@example"))
                        .matching());
        assertEquals(
                0,
                assertInstanceOf(
                                Listing.Listed.class,
                                members.list(school.olga, school.school, "%_"))
                        .matching());
    }

    @Test
    void the_last_owner_stays() {
        var olga = school.olga.person();
        assertInstanceOf(
                Changing.LastOwner.class, members.remove(school.olga, school.school, olga));
        assertInstanceOf(
                Changing.LastOwner.class,
                members.changeRole(school.olga, school.school, olga, Role.TEACHER));
        members.changeRole(school.olga, school.school, school.ada.person(), Role.OWNER);
        assertInstanceOf(Changing.Changed.class, members.remove(school.olga, school.school, olga));
    }

    @Test
    void of_two_owners_who_remove_each_other_at_once_one_stays() throws Exception {
        for (int round = 0; round < 20; round++) {
            var first = school.member(school.college, "First" + round + " Owner", Role.OWNER);
            var second = school.member(school.college, "Second" + round + " Owner", Role.OWNER);
            members.remove(first, school.college, school.otto.person());
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var one =
                        threads.submit(
                                () -> members.remove(first, school.college, second.person()));
                var other =
                        threads.submit(
                                () -> members.remove(second, school.college, first.person()));
                var removed =
                        List.of(one.get(), other.get()).stream()
                                .filter(Changing.Changed.class::isInstance)
                                .count();
                assertEquals(1, removed);
            }
            var left = ownerOf(school.college);
            members.admit(school.college, school.otto.person(), Role.OWNER);
            members.remove(school.otto, school.college, left.person());
        }
    }

    private Actor ownerOf(OrganizationId organization) {
        var person =
                school.database
                        .sql(
                                """
                                select person_id from membership
                                 where organization_id = :organization and role = 'owner'
                                """)
                        .param("organization", organization.value())
                        .query((row, number) -> row.getString("person_id"))
                        .single();
        return new Actor(
                new PersonId(person),
                "",
                "",
                false,
                school.otto.language(),
                school.otto.zone(),
                "");
    }

    @Test
    void a_removal_is_undone_with_enrolments() {
        assertInstanceOf(
                Changing.Changed.class, members.remove(school.olga, school.school, grace()));
        assertEquals(0, enrolments(grace()));
        assertNull(school.organizations.mine(school.grace, school.school));
        assertInstanceOf(
                Changing.NotFound.class, members.restore(school.otto, school.school, grace()));
        assertInstanceOf(
                Changing.Changed.class, members.restore(school.olga, school.school, grace()));
        assertEquals(1, enrolments(grace()));
        assertInstanceOf(
                Changing.NotFound.class, members.restore(school.olga, school.school, grace()));
    }

    @Test
    void a_pasted_list_is_read_as_people_write_it() {
        assertEquals(
                List.of(
                        Fate.INVITED,
                        Fate.INVITED,
                        Fate.INVITED,
                        Fate.REPEATED,
                        Fate.NO_ADDRESS,
                        Fate.ALREADY_THERE),
                invite(
                        school.olga,
                        inSchool(Role.LEARNER),
                        """
                        one@example.org, "Two, of Two" <two@example.org>
                        Three Of Three <Three@Example.org>; ONE@example.org
                        nonsense
                        grace@example.org
                        """
                                .replace("\"Two, of Two\"", "Two")));
        assertEquals("Three Of Three", letters.lastTo("three@example.org").name());
    }

    @Test
    void an_invitation_makes_an_account_once_and_a_member() {
        invite(school.olga, inSchool(Role.TEACHER), "new@example.org");
        var secret = letters.secretTo("new@example.org");
        var found = arrivals.find(secret);
        assertNotNull(found);
        assertEquals("The School", found.organizationName());
        assertFalse(arrivals.hasAccount(found));
        var accepted =
                assertInstanceOf(Accepting.Accepted.class, arrivals.accept(secret, NEWCOMER));
        assertEquals(
                Set.of(Role.TEACHER),
                Set.copyOf(
                        people(school.olga, school.school).members().stream()
                                .filter(member -> member.person().equals(accepted.person()))
                                .map(Member::role)
                                .toList()));
        assertInstanceOf(Accepting.NotFound.class, arrivals.accept(secret, NEWCOMER));
        assertInstanceOf(Accepting.NotFound.class, arrivals.accept(school.linus, secret));
    }

    @Test
    void who_has_an_account_signs_in_and_accepts() {
        invite(school.olga, inSchool(Role.TEACHER), "edsger@example.org");
        var secret = letters.secretTo("edsger@example.org");
        assertInstanceOf(Accepting.AccountExists.class, arrivals.accept(secret, NEWCOMER));
        assertInstanceOf(Accepting.Accepted.class, arrivals.accept(school.edsger, secret));
        assertEquals(2, school.organizations.mine(school.edsger).size());
    }

    @Test
    void an_invitation_never_lowers_a_role() {
        invite(school.olga, inSchool(Role.LEARNER), "new@example.org");
        arrivals.accept(school.ada, letters.secretTo("new@example.org"));
        var ada = school.organizations.mine(school.ada, school.school);
        assertNotNull(ada);
        assertEquals(Role.TEACHER, ada.role());
    }

    @Test
    void an_invitation_expires_is_withdrawn_and_is_replaced_by_a_newer_one() {
        invite(school.olga, inSchool(Role.LEARNER), "new@example.org");
        var first = letters.secretTo("new@example.org");
        invite(school.olga, inSchool(Role.LEARNER), "new@example.org");
        var second = letters.secretTo("new@example.org");
        assertNull(arrivals.find(first));
        var open = people(school.olga, school.school).invited();
        assertEquals(1, open.size());
        assertFalse(invitations.withdraw(school.otto, school.school, open.getFirst().id()));
        assertTrue(invitations.withdraw(school.olga, school.school, open.getFirst().id()));
        assertNull(arrivals.find(second));
        invite(school.olga, inSchool(Role.LEARNER), "new@example.org");
        var third = letters.secretTo("new@example.org");
        clock.advance(Invitations.VALID);
        assertNull(arrivals.find(third));
        assertInstanceOf(Accepting.NotFound.class, arrivals.accept(third, NEWCOMER));
    }

    @Test
    void teachers_invite_learners_into_their_course_and_nothing_else() {
        var course = new Place(school.school, Role.LEARNER, school.fractions);
        assertEquals(
                List.of(Fate.INVITED, Fate.ENROLLED, Fate.ALREADY_THERE),
                invite(school.ada, course, "new@example.org linus@example.org grace@example.org"));
        arrivals.accept(letters.secretTo("new@example.org"), NEWCOMER);
        assertEquals(
                3,
                school.database
                        .sql(
                                "select count(*) from enrolment where role = 'learner' and course_id = ?")
                        .param(school.fractions.value())
                        .query(Integer.class)
                        .single());
        for (var place :
                List.of(
                        inSchool(Role.LEARNER),
                        new Place(school.school, Role.TEACHER, school.fractions),
                        new Place(school.school, Role.LEARNER, school.graphs),
                        new Place(school.college, Role.LEARNER, school.graphs))) {
            assertInstanceOf(
                    Inviting.NotFound.class,
                    invitations.invite(school.ada, place, Invitee.list("x@example.org")));
        }
        assertInstanceOf(
                Inviting.NotFound.class,
                invitations.invite(school.tim, course, Invitee.list("x@example.org")));
    }

    @Test
    void an_operator_founds_an_organization_and_is_no_member_of_it() {
        var founding =
                new Founding(school.database, school.organizations, invitations, school.audit);
        var name = new OrganizationName("The Third");
        var owner = new Email("owner@example.org");
        assertInstanceOf(Founding.Ending.NotFound.class, founding.found(school.olga, name, owner));
        var founded =
                assertInstanceOf(
                        Founding.Ending.Founded.class, founding.found(school.kim, name, owner));
        assertNull(school.organizations.mine(school.kim, founded.organization()));
        arrivals.accept(letters.secretTo("owner@example.org"), NEWCOMER);
        var all = school.organizations.all(school.kim);
        assertEquals(
                1,
                assertInstanceOf(
                                classroom7.people.organization.Organizations.Listing.Listed.class,
                                all)
                        .all()
                        .stream()
                        .filter(one -> one.organization().name().equals("The Third"))
                        .mapToInt(one -> one.owners())
                        .sum());
    }

    @Test
    void a_csv_of_people_is_read_row_by_row() {
        var read = assertInstanceOf(PeopleFile.Reading.Readable.class, PeopleFile.read(SIX_ROWS));
        var importing = new PeopleImport(school.database, invitations);
        assertInstanceOf(
                PeopleImport.Ending.NotFound.class,
                importing.preview(school.ada, school.school, read.file()));
        var preview =
                assertInstanceOf(
                        PeopleImport.Ending.Read.class,
                        importing.preview(school.olga, school.school, read.file()));
        assertEquals(2, preview.good());
        assertEquals(0, letters.all().size());
        assertEquals(
                List.of(
                        "2 ok",
                        "3 ok",
                        "4 people.import.role",
                        "5 people.import.email",
                        "6 people.import.repeated",
                        "7 people.import.member"),
                preview.rows().stream()
                        .map(row ->
                                row.line()
                                        + " "
                                        + (row.problem() == null ? "ok" : row.problem().key()))
                        .toList());
        importing.run(school.olga, school.school, read.file());
        assertEquals(2, letters.all().size());
        assertEquals("Tina; T. Teacher", letters.lastTo("t@example.org").name());
    }

    @Test
    void a_file_that_is_no_list_of_people_is_refused_as_a_whole() {
        assertUnreadable("people.import.encoding", new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertUnreadable("people.import.empty", new byte[0]);
        assertUnreadable("people.import.large", new byte[PeopleFile.BYTES_MAX + 1]);
        assertUnreadable("people.import.unreadable", "a,\"never closed\n".getBytes());
        assertUnreadable("people.import.rows", "a@b.example\n".repeat(2001).getBytes());
    }

    private static void assertUnreadable(String key, byte[] bytes) {
        assertEquals(
                key,
                assertInstanceOf(PeopleFile.Reading.Unreadable.class, PeopleFile.read(bytes))
                        .problem()
                        .key());
    }

    private PersonId grace() {
        return school.grace.person();
    }

    private int enrolments(PersonId person) {
        return school.database
                .sql("select count(*) as number from enrolment where person_id = :person")
                .param("person", person.value())
                .query((row, number) -> row.getInt("number"))
                .single();
    }
}
