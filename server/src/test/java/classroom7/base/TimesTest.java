package classroom7.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    private static final int TIMES = 20_000;

    @Test
    void any_time_is_read_as_java_reads_it() {
        var random = new Random(7);
        for (int number = 0; number < TIMES; number++) {
            var time =
                    Instant.ofEpochSecond(
                            random.nextLong(-62_167_219_200L, 253_402_300_800L),
                            (long) Math.pow(10, random.nextInt(10)) * random.nextInt(1, 10));
            same(time.toString());
            same(
                    time.atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(-64_800, 64_800)))
                            .toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-28T23:59:59Z",
                "2026-02-29T00:00:00Z",
                "2024-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T23:60:00Z",
                "2026-12-31T23:59:60Z",
                "2026-01-01T00:00Z",
                "2026-01-01T00:00:00",
                "2026-01-01T00:00:00.Z",
                "2026-01-01T00:00:00.5Z",
                "2026-01-01T00:00:00.123456789Z",
                "2026-01-01T00:00:00.1234567890Z",
                "2026-01-01T00:00:00,5Z",
                "2026-01-01T00:00:00.5z",
                "2026-01-01t00:00:00z",
                "2026-01-01 00:00:00Z",
                "2026-01-01T00:00:00.-5Z",
                "2026-01-01T00:00:00:5Z",
                "٢٠٢٦-01-01T00:00:00Z",
                "+2026-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "+12026-01-01T00:00:00Z",
                "2026-01-01T00:00:00+18:00",
                "2026-01-01T00:00:00+19:00",
                "2026-01-01T00:00:00.000+01:00[Europe/Berlin]",
                "Z",
                ""
            })
    void what_is_at_an_edge_is_read_or_refused_as_java_does(String text) {
        same(text);
    }

    private static void same(String text) {
        assertEquals(
                said(text, other -> OffsetDateTime.parse(other).toInstant()),
                said(text, Times::instant),
                text);
    }

    private static String said(String text, Function<String, Instant> reader) {
        try {
            return reader.apply(text).toString();
        } catch (DateTimeException e) {
            return "refused";
        }
    }
}
