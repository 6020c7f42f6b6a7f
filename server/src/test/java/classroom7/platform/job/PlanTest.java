package classroom7.platform.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {
    private static final LocalTime HALF_PAST_TWO = LocalTime.of(2, 30);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-03-28T00:00:00Z, 2026-03-28T01:30:00Z",
        "2026-03-28T01:30:00Z, 2026-03-29T01:30:00Z", // there is no half past two: an hour later
        "2026-03-29T01:30:00Z, 2026-03-30T00:30:00Z",
        "2026-10-24T00:30:00Z, 2026-10-25T00:30:00Z", // twice half past two: the first one
        "2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
        "2026-10-25T01:10:00Z, 2026-10-26T01:30:00Z", // between the two
    })
    void it_is_due_once_in_each_of_both_nights(Instant after, Instant due) {
        assertEquals(due, new Plan.Daily(HALF_PAST_TWO, BERLIN).next(after));
    }

    @Test
    void it_is_due_once_on_every_date_of_every_zone() {
        var times = List.of(LocalTime.MIDNIGHT, LocalTime.of(0, 30), HALF_PAST_TWO);
        for (var zone :
                List.of("Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "UTC")) {
            for (var time : times) {
                assertEveryDateOnce(new Plan.Daily(time, ZoneId.of(zone)));
            }
        }
    }

    private static void assertEveryDateOnce(Plan.Daily plan) {
        var date = LocalDate.of(2018, 1, 1); // Brazil still put its clocks forward at midnight
        var due = date.minusDays(1).atTime(23, 59).atZone(plan.zone()).toInstant();
        for (int day = 0; day < 730; day++) {
            due = plan.next(due);
            assertEquals(date.plusDays(day), due.atZone(plan.zone()).toLocalDate(), plan::toString);
        }
    }

    @Test
    void a_pause_is_counted_from_the_end_of_the_run_before() {
        var end = Instant.parse("2026-03-29T00:59:00Z");
        assertEquals(end.plusSeconds(600), new Plan.Every(Duration.ofMinutes(10)).next(end));
        assertThrows(IllegalArgumentException.class, () -> new Plan.Every(Duration.ZERO));
    }

    @Test
    void a_name_can_stand_in_an_address() {
        for (var name : List.of("", "Backup", "a b", "a/b", "-", "a--b", "x".repeat(41))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Duty(name, TestJob.RARELY, Crew.NIGHT, Repeat.SAME_END),
                    name);
        }
    }
}
