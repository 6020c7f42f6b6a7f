package classroom7.people.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import classroom7.testing.School;
import classroom7.testing.SettableClock;
import classroom7.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class SweepTest {
    @Test
    void what_is_long_over_is_thrown_away_and_what_is_in_use_stays() {
        var clock = new SettableClock(School.NOON);
        var school = School.open(TestDatabase.fresh(), clock);
        var watch = new Watch(school.database, clock, System::nanoTime);
        var sessions = new Sessions(school.database, watch, school.ids, clock);
        sessions.begin(school.grace.person(), "", "");
        clock.advance(Sweep.SESSIONS_KEPT.plusDays(1));
        var used = sessions.begin(school.grace.person(), "", "");
        new Sweep(school.database, clock).run();
        assertNotNull(sessions.recognise(used.secret()));
        assertEquals(
                1,
                school.database
                        .sql("select count(*) from session")
                        .query((row, number) -> row.getInt(1))
                        .single());
    }
}
