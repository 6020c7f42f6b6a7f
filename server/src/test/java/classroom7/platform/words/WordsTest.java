package classroom7.platform.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T22:30:00Z");

    private final Phrasebook phrasebook = new Phrasebook(InstantSource.fixed(NOW));
    private final Words paris = phrasebook.in(Locale.ENGLISH, ZoneId.of("Europe/Paris"));
    private final Words kolkata = phrasebook.in(Locale.ENGLISH, ZoneId.of("Asia/Kolkata"));

    @Test
    void a_day_is_the_day_where_the_reader_lives() {
        Instant soon = Instant.parse("2026-11-23T00:15:00Z");
        assertEquals("tomorrow at 01:15", paris.moment(soon));
        assertEquals("today at 05:45", kolkata.moment(soon));
    }

    @Test
    void other_days_are_named_and_other_years_are_dated() {
        assertEquals(
                "Fri 27 Nov", paris.day(Instant.parse("2026-11-27T12:00:00Z")).replace(",", ""));
        assertEquals("27 Nov 2027", paris.day(Instant.parse("2027-11-27T12:00:00Z")));
    }

    @Test
    void numbers_of_things_take_their_form() {
        assertEquals("a minute ago", paris.relative(NOW.minusSeconds(70)));
        assertEquals("in 5 minutes", paris.relative(NOW.plusSeconds(301)));
        assertEquals("3 hours ago", paris.relative(NOW.minusSeconds(3 * 3600)));
    }

    @Test
    void figures_are_written_as_people_read_them() {
        assertEquals("1,204", paris.number(1204));
        assertEquals("7.5", paris.number(new BigDecimal("7.50")));
        assertEquals("67 %", paris.percent(new BigDecimal(2), new BigDecimal(3)));
        assertEquals("4.2 MB", paris.bytes(4_200_000));
        assertEquals("999 B", paris.bytes(999));
    }

    @Test
    void a_language_we_do_not_speak_is_answered_in_english() {
        assertEquals(
                "Save", phrasebook.in(Locale.forLanguageTag("xx"), paris.zone()).say("words.save"));
        assertEquals(Locale.ENGLISH, phrasebook.understood("tlh, *;q=0.1"));
        assertEquals(Locale.ENGLISH, phrasebook.understood("\u0000;;;q=x"));
    }
}
