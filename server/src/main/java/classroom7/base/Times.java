package classroom7.base;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Reads times as programs write them. Those in UTC, as every browser and we ourselves write them,
 * are read without {@code java.time.format}, which took a twelfth of what an answer costs.
 */
public final class Times {
    /** {@code 2026-11-23T08:15:30Z}. */
    private static final int SECONDS_LENGTH = 20;

    private static final int DIGITS_OF_NANOS = 9;

    private static final String FORM = "0000-00-00T00:00:00";

    private Times() {}

    /**
     * A date and time with its offset (ISO 8601, of which RFC 3339 is a part).
     *
     * @throws DateTimeException for anything else
     */
    public static Instant instant(String text) {
        return isUtc(text) ? utc(text) : OffsetDateTime.parse(text).toInstant();
    }

    /** Whether it is written as {@link #utc} reads it, an hour of a day, and no leap second. */
    private static boolean isUtc(String text) {
        int end = text.length() - 1;
        if (end < SECONDS_LENGTH - 1
                || end == SECONDS_LENGTH
                || end > SECONDS_LENGTH + DIGITS_OF_NANOS
                || text.charAt(end) != 'Z'
                || (end > SECONDS_LENGTH && text.charAt(SECONDS_LENGTH - 1) != '.')) {
            return false;
        }
        for (int at = 0; at < FORM.length(); at++) {
            if (FORM.charAt(at) == '0'
                    ? !isDigit(text.charAt(at))
                    : text.charAt(at) != FORM.charAt(at)) {
                return false;
            }
        }
        for (int at = SECONDS_LENGTH; at < end; at++) {
            if (!isDigit(text.charAt(at))) {
                return false;
            }
        }
        return number(text, 11, 13) < 24 && number(text, 14, 16) < 60 && number(text, 17, 19) < 60;
    }

    private static Instant utc(String text) {
        long day =
                LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                        .toEpochDay();
        long seconds =
                (day * 24 + number(text, 11, 13)) * 3600
                        + number(text, 14, 16) * 60L
                        + number(text, 17, 19);
        int end = text.length() - 1;
        int nanos = end > SECONDS_LENGTH ? number(text, SECONDS_LENGTH, end) : 0;
        for (int digits = end - SECONDS_LENGTH; digits > 0 && digits < DIGITS_OF_NANOS; digits++) {
            nanos *= 10;
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            number = 10 * number + text.charAt(at) - '0';
        }
        return number;
    }
}
