package classroom7.learning.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DueTest {
    private static Instant due(String local, String zone) {
        return new Due(LocalDateTime.parse(local), ZoneId.of(zone)).at();
    }

    @Test
    void an_ordinary_evening_is_itself() {
        assertEquals(
                Instant.parse("2026-11-27T22:59:00Z"), due("2026-11-27T23:59", "Europe/Berlin"));
    }

    @Test
    void a_time_that_the_clock_skips_is_moved_on_by_the_gap() {
        assertEquals(
                Instant.parse("2027-03-28T01:30:00Z"), due("2027-03-28T02:30", "Europe/Berlin"));
        assertEquals(
                Instant.parse("2027-03-28T01:00:00Z"), due("2027-03-28T03:00", "Europe/Berlin"));
    }

    @Test
    void a_time_that_the_clock_shows_twice_is_the_later_one() {
        assertEquals(
                Instant.parse("2026-10-25T01:30:00Z"), due("2026-10-25T02:30", "Europe/Berlin"));
    }

    @Test
    void midnight_is_found_where_the_clock_skips_it() {
        assertEquals(
                Instant.parse("2026-09-06T04:30:00Z"), due("2026-09-06T00:30", "America/Santiago"));
    }
}
