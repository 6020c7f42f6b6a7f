package classroom7.people.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.Ids;
import classroom7.people.audit.Audit;
import classroom7.people.membership.Members;
import classroom7.people.organization.Organizations;
import classroom7.people.organization.Role;
import classroom7.people.person.Accounts;
import classroom7.people.person.Passwords;
import classroom7.platform.database.Database;
import classroom7.testing.School;
import classroom7.testing.SettableClock;
import classroom7.testing.TestDatabase;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FirstRunTest {
    private static final SetUp SET_UP = read("Ada's school", "ada@example.org", "long enough");

    private final SettableClock clock = new SettableClock(School.NOON);
    private final Database database = TestDatabase.fresh();
    private final Ids ids = new Ids(clock);
    private final Audit audit = new Audit(database, ids, clock);
    private final Accounts accounts = new Accounts(database, ids, clock);
    private final Organizations organizations = new Organizations(database, audit, ids, clock);
    private final FirstRun firstRun =
            new FirstRun(
                    database,
                    new FirstRun.Rooms(
                            accounts,
                            new Passwords(),
                            organizations,
                            new Members(database, audit, clock),
                            audit),
                    clock);

    private static SetUp read(String organization, String email, String password) {
        var typed = new SetUp.Typed(organization, "Ada", email, password, "Europe/London");
        return ((SetUp.Reading.Valid) SetUp.read(typed, Locale.ENGLISH)).setUp();
    }

    private String secret() {
        var path = firstRun.link();
        assertNotNull(path);
        assertTrue(path.startsWith("/setup/"));
        return path.substring("/setup/".length());
    }

    @Test
    void the_link_makes_an_operator_who_owns_the_first_organization_once() {
        var secret = secret();
        var done =
                assertInstanceOf(FirstRun.Ending.SetUpDone.class, firstRun.setUp(secret, SET_UP));
        var watch = new Watch(database, clock, System::nanoTime);
        var sessions = new Sessions(database, watch, ids, clock);
        var actor = sessions.recognise(sessions.begin(done.person(), "", "").secret());
        assertNotNull(actor);
        assertTrue(actor.operator());
        assertEquals("Europe/London", actor.zone().getId());
        var mine = organizations.mine(actor);
        assertEquals(1, mine.size());
        assertEquals(Role.OWNER, mine.getFirst().role());
        assertEquals("Ada's school", mine.getFirst().organization().name());
        assertNull(firstRun.link());
        assertInstanceOf(FirstRun.Ending.NotFound.class, firstRun.setUp(secret, SET_UP));
    }

    @Test
    void a_new_start_replaces_the_link_and_a_week_ends_it() {
        var first = secret();
        var second = secret();
        assertFalse(firstRun.isOpen(first));
        assertTrue(firstRun.isOpen(second));
        clock.advance(FirstRun.LINK_VALID);
        assertFalse(firstRun.isOpen(second));
    }

    @Test
    void what_is_typed_wrong_is_named_field_by_field() {
        var typed = new SetUp.Typed(" ", "\n", "no address", "short", "Nowhere/At_All");
        var invalid =
                assertInstanceOf(SetUp.Reading.Invalid.class, SetUp.read(typed, Locale.ENGLISH));
        assertEquals(
                java.util.List.of("organization", "email", "name", "password"),
                invalid.problems().stream().map(problem -> problem.field()).toList());
    }
}
