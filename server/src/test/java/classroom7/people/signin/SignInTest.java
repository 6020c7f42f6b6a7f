package classroom7.people.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.people.person.Passwords;
import classroom7.testing.Letterbox;
import classroom7.testing.School;
import classroom7.testing.SettableClock;
import classroom7.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final String HOME = "192.0.2.1";
    private static final String ELSEWHERE = "198.51.100.7";
    private static final String WRONG = "not the password";

    private final SettableClock clock = new SettableClock(School.NOON);
    private final School school = School.open(TestDatabase.fresh(), clock);
    private final Watch watch = new Watch(school.database, clock, System::nanoTime);
    private final Sessions sessions = new Sessions(school.database, watch, school.ids, clock);
    private final Tokens tokens = new Tokens(school.database, watch, school.ids, clock);
    private final Letterbox letters = new Letterbox();
    private final SignIn.Rooms rooms =
            new SignIn.Rooms(
                    school.accounts,
                    new Passwords(),
                    sessions,
                    tokens,
                    new Guard(school.database, clock),
                    school.audit);
    private final SignIn signIn = new SignIn(rooms);
    private final PasswordChanges changes =
            new PasswordChanges(school.database, rooms, letters, clock);

    private SigningIn attempt(String email, String password, String address) {
        return signIn.session(new Credentials(email, password, address, "Firefox"));
    }

    private String signedIn(String email, String address) {
        return assertInstanceOf(SigningIn.SignedIn.class, attempt(email, School.PASSWORD, address))
                .secret();
    }

    private static void assertWrong(SigningIn ending) {
        assertInstanceOf(SigningIn.Wrong.class, ending);
    }

    private static Duration assertLater(SigningIn ending) {
        return assertInstanceOf(SigningIn.Later.class, ending).pause();
    }

    @Test
    void the_right_password_begins_a_session_however_the_address_is_typed() {
        var actor = sessions.recognise(signedIn("  Grace@Example.ORG ", HOME));
        assertNotNull(actor);
        assertEquals(school.grace.person(), actor.person());
        assertEquals(1, sessions.all(actor).size());
    }

    /** The least of OWASP's password storage cheat sheet: 19 MiB, two passes, one lane. */
    @Test
    void what_is_kept_of_a_password_is_its_argon2id_hash() {
        var kept =
                school.database
                        .sql("select password_hash from person where email = 'grace@example.org'")
                        .query(String.class)
                        .single();
        assertTrue(
                kept.matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[\\w+/]{22}\\$[\\w+/]{43}"),
                kept);
        changes.forgotten("grace@example.org");
        changes.reset(letters.secretTo("grace@example.org"), School.PASSWORD);
        var anew =
                school.database
                        .sql("select password_hash from person where email = 'grace@example.org'")
                        .query(String.class)
                        .single();
        assertTrue(anew.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), anew);
        assertFalse(anew.equals(kept), "salted: the same password has another hash each time");
    }

    @Test
    void wrong_password_and_unknown_address_end_alike() {
        assertWrong(attempt("grace@example.org", WRONG, HOME));
        assertWrong(attempt("nobody@example.org", WRONG, HOME));
        assertWrong(attempt("no address at all\u0000", WRONG, HOME));
        assertWrong(attempt("grace@example.org", "x".repeat(100_000), HOME));
    }

    @Test
    void five_wrong_tries_are_free_then_each_waits_twice_as_long_at_most_a_minute() {
        for (int tries = 0; tries < Throttle.FREE_TRIES; tries++) {
            assertWrong(attempt("grace@example.org", WRONG, HOME));
        }
        var waits = new ArrayList<Long>();
        for (int tries = 0; tries < 8; tries++) {
            var pause = assertLater(attempt("grace@example.org", WRONG, HOME));
            waits.add(pause.toSeconds());
            clock.advance(pause);
            assertWrong(attempt("grace@example.org", WRONG, HOME));
        }
        assertEquals(java.util.List.of(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L), waits);
    }

    @Test
    void the_right_password_is_not_checked_either_while_one_has_to_wait() {
        for (int tries = 0; tries < Throttle.FREE_TRIES; tries++) {
            attempt("grace@example.org", WRONG, HOME);
        }
        var pause = assertLater(attempt("grace@example.org", School.PASSWORD, HOME));
        clock.advance(pause);
        signedIn("grace@example.org", HOME);
        assertWrong(attempt("grace@example.org", WRONG, HOME));
    }

    @Test
    void who_guesses_elsewhere_does_not_lock_a_person_out_at_home() {
        signedIn("grace@example.org", HOME);
        for (int tries = 0; tries < Throttle.FREE_TRIES; tries++) {
            attempt("grace@example.org", WRONG, ELSEWHERE);
        }
        assertLater(attempt("grace@example.org", School.PASSWORD, ELSEWHERE));
        signedIn("grace@example.org", HOME);
    }

    @Test
    void a_hundred_guesses_at_the_same_moment_are_counted_each()
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<SigningIn>>();
            for (int tries = 0; tries < 100; tries++) {
                all.add(threads.submit(() -> attempt("grace@example.org", WRONG, HOME)));
            }
            int checked = 0;
            for (var one : all) {
                checked += one.get() instanceof SigningIn.Wrong ? 1 : 0;
            }
            assertEquals(Throttle.FREE_TRIES, checked);
        }
    }

    @Test
    void a_class_that_mistypes_behind_one_router_still_gets_in() {
        for (int pupil = 0; pupil < 40; pupil++) {
            assertWrong(attempt("pupil" + pupil + "@example.org", WRONG, HOME));
            assertWrong(attempt("pupil" + pupil + "@example.org", WRONG, HOME));
        }
        signedIn("grace@example.org", HOME);
    }

    @Test
    void who_tries_one_password_on_many_accounts_is_stopped_but_not_who_was_there_before() {
        signedIn("ada@example.org", HOME);
        for (int account = 0; account < Throttle.ACCOUNTS_PER_ADDRESS_MAX; account++) {
            assertWrong(attempt("victim" + account + "@example.org", WRONG, HOME));
        }
        assertLater(attempt("grace@example.org", School.PASSWORD, HOME));
        signedIn("ada@example.org", HOME);
        signedIn("grace@example.org", ELSEWHERE);
        clock.advance(Throttle.WINDOW);
        signedIn("grace@example.org", HOME);
    }

    @Test
    void addresses_of_one_ipv6_network_count_as_one() {
        assertEquals(Throttle.network("2001:db8:1:2::1"), Throttle.network("2001:db8:1:2:ff::9"));
        assertFalse(
                Throttle.network("2001:db8:1:2::1").equals(Throttle.network("2001:db8:1:3::1")));
        assertEquals("192.0.2.1", Throttle.network("192.0.2.1"));
        assertEquals("192.0.2.1", Throttle.network("::ffff:192.0.2.1"));
    }

    @Test
    void a_class_that_signs_in_at_once_is_let_in_one_after_the_other()
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<String>>();
            for (int pupil = 0; pupil < 30; pupil++) {
                all.add(threads.submit(() -> signedIn("grace@example.org", HOME)));
                clock.advance(Duration.ofMinutes(16));
            }
            for (var one : all) {
                one.get();
            }
        }
    }

    @Test
    void a_token_is_made_with_a_password() {
        var made =
                assertInstanceOf(
                        SigningIn.SignedIn.class,
                        signIn.token(
                                new Credentials(
                                        "ada@example.org", School.PASSWORD, HOME, "curl/8")));
        assertTrue(made.secret().startsWith(Tokens.PREFIX));
        assertEquals("curl/8", tokens.all(school.ada).getFirst().name());
    }

    @Test
    void a_forgotten_password_is_set_anew_by_the_link_once_and_signs_out_everywhere() {
        var old = signedIn("grace@example.org", HOME);
        var token = (Tokens.Making.Made) tokens.make(school.grace, "script");
        changes.forgotten("Grace@example.org");
        var secret = letters.secretTo("grace@example.org");
        assertTrue(changes.isOpen(secret));
        assertInstanceOf(
                PasswordChanges.Changing.Refused.class, changes.reset(secret, "too short"));
        assertInstanceOf(
                PasswordChanges.Changing.Changed.class, changes.reset(secret, "a new password"));
        assertInstanceOf(
                PasswordChanges.Changing.NotFound.class, changes.reset(secret, "another password"));
        assertNull(sessions.recognise(old));
        assertNull(tokens.recognise(token.secret()));
        assertWrong(attempt("grace@example.org", School.PASSWORD, HOME));
        assertInstanceOf(
                SigningIn.SignedIn.class, attempt("grace@example.org", "a new password", HOME));
    }

    @Test
    void a_reset_link_expires_and_letters_are_limited() {
        for (int request = 0; request < 10; request++) {
            changes.forgotten("grace@example.org");
        }
        changes.forgotten("nobody@example.org");
        assertEquals(PasswordChanges.LINKS_MAX, letters.all().size());
        var secret = letters.secretTo("grace@example.org");
        clock.advance(PasswordChanges.LINK_VALID.plusSeconds(1));
        assertFalse(changes.isOpen(secret));
        assertInstanceOf(
                PasswordChanges.Changing.NotFound.class, changes.reset(secret, "a new password"));
    }

    @Test
    void changing_the_password_needs_the_old_one_and_ends_other_sessions() {
        var here = signedIn("grace@example.org", HOME);
        var there = signedIn("grace@example.org", ELSEWHERE);
        var actor = sessions.recognise(here);
        assertNotNull(actor);
        assertInstanceOf(
                PasswordChanges.Changing.Refused.class,
                changes.change(actor, WRONG, "a new password", HOME));
        assertInstanceOf(
                PasswordChanges.Changing.Changed.class,
                changes.change(actor, School.PASSWORD, "a new password", HOME));
        assertNotNull(sessions.recognise(here));
        assertNull(sessions.recognise(there));
    }
}
