package classroom7.people.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import classroom7.people.person.PersonName;
import classroom7.people.person.Persons;
import classroom7.people.person.Profile;
import classroom7.platform.database.Database;
import classroom7.testing.CountedSource;
import classroom7.testing.School;
import classroom7.testing.SettableClock;
import classroom7.testing.TestDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecognitionTest {
    private final CountedSource source = new CountedSource(TestDatabase.freshSource());
    private final Database database = new Database(source);
    private final SettableClock clock = new SettableClock(School.NOON);
    private final School school = School.open(database, clock);
    private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);
    private final Process here = new Process();
    private final Process there = new Process();

    /** One web process: its own memory and watch, the same database. */
    private final class Process {
        final Watch watch = new Watch(database, clock, nanos::get);
        final Sessions sessions = new Sessions(database, watch, school.ids, clock);
        final Tokens tokens = new Tokens(database, watch, school.ids, clock);
    }

    private String begun() {
        return here.sessions.begin(school.grace.person(), "Firefox", "192.0.2.1").secret();
    }

    @Test
    void a_session_is_recognised_without_sql_once_it_is_known() {
        var secret = begun();
        here.watch.look();
        assertEquals("Grace Hopper", actorHere(secret).name());
        int before = source.statements();
        for (int request = 0; request < 100; request++) {
            actorHere(secret);
        }
        assertEquals(before, source.statements());
    }

    @Test
    void a_session_ended_in_one_process_is_refused_in_the_other_after_its_next_look() {
        var secret = begun();
        there.watch.look();
        var actor = there.sessions.recognise(secret);
        assertNotNull(actor);
        assertInstanceOf(Ending.Ended.class, here.sessions.end(actor, actor.session()));
        assertNull(here.sessions.recognise(secret));
        there.watch.look();
        assertNull(there.sessions.recognise(secret));
    }

    @Test
    void memory_is_not_trusted_when_the_watch_has_not_read_for_a_second() {
        var secret = begun();
        there.watch.look();
        var actor = there.sessions.recognise(secret);
        assertNotNull(actor);
        here.sessions.end(actor, actor.session());
        nanos.addAndGet(Recognised.WATCHED_MAX.toNanos() + 1);
        assertNull(there.sessions.recognise(secret));
    }

    @Test
    void nobody_is_let_in_while_the_database_is_away_and_the_watch_blind() {
        var secret = begun();
        here.watch.look();
        actorHere(secret);
        source.fail(true);
        assertThrows(RuntimeException.class, here.watch::look);
        assertNotNull(here.sessions.recognise(secret));
        nanos.addAndGet(Recognised.WATCHED_MAX.toNanos() + 1);
        assertThrows(RuntimeException.class, () -> here.sessions.recognise(secret));
    }

    @Test
    void all_is_forgotten_after_a_gap_longer_than_looks_reach_back() {
        var secret = begun();
        there.watch.look();
        var actor = there.sessions.recognise(secret);
        assertNotNull(actor);
        database.sql("update session set ended_at = clock_timestamp() - interval '1 hour'")
                .update();
        nanos.addAndGet(Watch.LOOK_BACK.toNanos());
        there.watch.look();
        assertNull(there.sessions.recognise(secret));
    }

    @Test
    void a_new_name_and_a_role_taken_away_are_seen_after_the_next_look() {
        var secret = begun();
        there.watch.look();
        assertNotNull(there.sessions.recognise(secret));
        new Persons(database)
                .change(
                        school.grace,
                        new Profile(
                                new PersonName("Amazing Grace"),
                                school.grace.language(),
                                school.grace.zone()));
        there.watch.look();
        var actor = there.sessions.recognise(secret);
        assertNotNull(actor);
        assertEquals("Amazing Grace", actor.name());
    }

    @Test
    void a_session_not_seen_for_thirty_days_is_over_and_one_in_use_is_not() {
        var used = begun();
        var left = begun();
        here.watch.look();
        for (int day = 0; day < 40; day++) {
            clock.advance(Duration.ofDays(1));
            nanos.addAndGet(Duration.ofMillis(400).toNanos());
            actorHere(used);
            here.watch.look();
        }
        assertNotNull(there.sessions.recognise(used));
        assertNull(there.sessions.recognise(left));
    }

    @Test
    void a_session_held_in_memory_expires_too() {
        var secret = begun();
        here.watch.look();
        actorHere(secret);
        clock.advance(Sessions.IDLE_MAX.plusSeconds(1));
        assertNull(here.sessions.recognise(secret));
    }

    @Test
    void a_token_works_in_every_process_until_it_is_revoked() {
        var made = (Tokens.Making.Made) here.tokens.make(school.ada, "script");
        there.watch.look();
        var actor = there.tokens.recognise(made.secret());
        assertNotNull(actor);
        assertEquals(school.ada.person(), actor.person());
        assertEquals(made.token().id(), actor.session());
        assertInstanceOf(
                Ending.NotFound.class, here.tokens.revoke(school.grace, made.token().id()));
        assertInstanceOf(Ending.Ended.class, here.tokens.revoke(school.ada, made.token().id()));
        there.watch.look();
        assertNull(there.tokens.recognise(made.secret()));
    }

    @Test
    void a_token_is_no_session_and_a_session_no_token() {
        var session = begun();
        var made = (Tokens.Making.Made) here.tokens.make(school.ada, "script");
        here.watch.look();
        assertNotNull(here.sessions.recognise(session));
        assertNotNull(here.tokens.recognise(made.secret()));
        assertNull(here.tokens.recognise(Tokens.PREFIX + session));
        assertNull(here.sessions.recognise(made.secret().substring(Tokens.PREFIX.length())));
    }

    @Test
    void what_is_no_secret_costs_no_statement() {
        int before = source.statements();
        assertNull(here.sessions.recognise("'; drop table session; --"));
        assertNull(here.sessions.recognise(""));
        assertNull(here.tokens.recognise("c7_short"));
        assertEquals(before, source.statements());
    }

    @Test
    void the_watch_runs_by_itself() throws InterruptedException {
        try (var watch = new Watch(database, clock, System::nanoTime)) {
            var sessions = new Sessions(database, watch, school.ids, clock);
            var secret = begun();
            watch.start();
            assertNotNull(sessions.recognise(secret));
            database.sql("update session set ended_at = clock_timestamp()").update();
            long deadline = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            while (sessions.recognise(secret) != null) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("Still recognised a second after its end");
                }
                Thread.onSpinWait();
            }
        }
    }

    private classroom7.people.access.Actor actorHere(String secret) {
        var actor = here.sessions.recognise(secret);
        assertNotNull(actor);
        return actor;
    }
}
