package classroom7.platform.words;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Says things to one kind of reader: in their language, with times in their zone. Safe to share
 * between threads.
 */
public final class Words {
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi");
    private static final String[] BYTE_UNITS = {"B", "KB", "MB", "GB", "TB"};

    private final Map<String, Phrase> phrases;
    private final Locale locale;
    private final Locale formats;
    private final ZoneId zone;
    private final InstantSource clock;
    private final DateTimeFormatter time;
    private final DateTimeFormatter timeToSecond;
    private final DateTimeFormatter dayThisYear;
    private final DateTimeFormatter dayAnyYear;
    private final NumberFormat numbers;

    Words(Map<String, Phrase> phrases, Locale locale, ZoneId zone, InstantSource clock) {
        this.phrases = phrases;
        this.locale = locale;
        this.formats = formats(locale);
        this.zone = zone;
        this.clock = clock;
        this.time = time(FormatStyle.SHORT, formats);
        this.timeToSecond = time(FormatStyle.MEDIUM, formats);
        this.dayThisYear = DateTimeFormatter.ofLocalizedPattern("MMMEd").localizedBy(formats);
        this.dayAnyYear = DateTimeFormatter.ofLocalizedPattern("yMMMd").localizedBy(formats);
        this.numbers = NumberFormat.getNumberInstance(formats);
        this.numbers.setMaximumFractionDigits(2);
        this.numbers.setRoundingMode(RoundingMode.HALF_UP);
    }

    /**
     * The message of this key with its slots filled. A key that does not exist is shown as itself:
     * a page with one odd word beats no page, and a test finds it.
     */
    public String say(String key, Object... arguments) {
        Phrase phrase = phrases.get(key);
        return phrase == null ? key : phrase.with(this, arguments);
    }

    /**
     * The message for a number of things: {@code key.one} or {@code key.other} (and {@code zero},
     * {@code two}, {@code few}, {@code many} where a language has them). Slot 0 is the number.
     */
    public String count(String key, long number, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = number;
        System.arraycopy(more, 0, arguments, 1, more.length);
        if (number == 0 && phrases.containsKey(key + ".zero")) {
            return say(key + ".zero", arguments);
        }
        String form = key + "." + Plural.of(locale.getLanguage(), number);
        return say(phrases.containsKey(form) ? form : key + ".other", arguments);
    }

    /** 12:04. */
    public String time(Instant instant) {
        return time.format(instant.atZone(zone));
    }

    /** 12:04:31. */
    public String timeToSecond(Instant instant) {
        return timeToSecond.format(instant.atZone(zone));
    }

    /** Today, yesterday, tomorrow, Fri 27 Nov, or 27 Nov 2027 in another year. */
    public String day(Instant instant) {
        LocalDate day = instant.atZone(zone).toLocalDate();
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        return switch ((int) Math.clamp(ChronoUnit.DAYS.between(today, day), -2, 2)) {
            case -1 -> say("words.yesterday");
            case 0 -> say("words.today");
            case 1 -> say("words.tomorrow");
            default -> (day.getYear() == today.getYear() ? dayThisYear : dayAnyYear).format(day);
        };
    }

    /** 27 Nov 2026, whatever today is. */
    public String date(Instant instant) {
        return dayAnyYear.format(instant.atZone(zone));
    }

    /** Yesterday at 17:20. */
    public String moment(Instant instant) {
        return say("words.moment", day(instant), time(instant));
    }

    /** How long ago or ahead, roughly: just now, 5 minutes ago, in 3 hours; by day beyond that. */
    public String relative(Instant instant) {
        Duration ago = Duration.between(instant, clock.instant());
        long minutes = Math.abs(ago.toMinutes());
        if (minutes >= Duration.ofHours(12).toMinutes()) {
            return moment(instant);
        }
        if (minutes == 0) {
            return say("words.now");
        }
        String direction = ago.isNegative() ? "words.in-" : "words.ago-";
        return minutes < 60
                ? count(direction + "minutes", minutes)
                : count(direction + "hours", minutes / 60);
    }

    /** What a form's {@code datetime-local} field shows: local to the reader, to the minute. */
    public String typed(Instant instant) {
        ZonedDateTime local = instant.atZone(zone).truncatedTo(ChronoUnit.MINUTES);
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local);
    }

    /** 1,204 or 7.5; two decimals at most. */
    public String number(Number number) {
        NumberFormat own = (NumberFormat) numbers.clone();
        return own.format(number);
    }

    /** 71 %, of a part in a whole; of nothing it is 0 %. */
    public String percent(BigDecimal part, BigDecimal whole) {
        if (whole.signum() == 0) {
            return say("words.percent", 0);
        }
        BigDecimal hundred = BigDecimal.valueOf(100);
        return say(
                "words.percent",
                part.multiply(hundred).divide(whole, 0, RoundingMode.HALF_UP).intValue());
    }

    /** 4.2 MB. */
    public String bytes(long bytes) {
        double left = bytes;
        int unit = 0;
        while (left >= 1000 && unit < BYTE_UNITS.length - 1) {
            left /= 1000;
            unit++;
        }
        BigDecimal shown =
                BigDecimal.valueOf(left)
                        .setScale(left < 10 && unit > 0 ? 1 : 0, RoundingMode.HALF_UP);
        return number(shown) + " " + BYTE_UNITS[unit];
    }

    /** The language the page is in, as HTML's {@code lang}. */
    public String language() {
        return locale.toLanguageTag();
    }

    /** The language and country by which dates and numbers are written, for scripts. */
    public String formatting() {
        return formats.toLanguageTag();
    }

    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        return RIGHT_TO_LEFT.contains(locale.getLanguage()) ? "rtl" : "ltr";
    }

    public Locale locale() {
        return locale;
    }

    public ZoneId zone() {
        return zone;
    }

    /**
     * English that names no country is written the international way: day before month, 24 hours.
     */
    private static Locale formats(Locale locale) {
        return locale.equals(Locale.ENGLISH) ? Locale.UK : locale;
    }

    String written(Object argument) {
        return switch (argument) {
            case String text -> text;
            case Number number -> number(number);
            case Instant instant -> moment(instant);
            default -> argument.toString(); // open: ids and whatever else says itself
        };
    }

    /** Named with its locale from the start: the process's own is nobody's language. */
    private static DateTimeFormatter time(FormatStyle style, Locale formats) {
        return new DateTimeFormatterBuilder()
                .appendLocalized(null, style)
                .toFormatter(formats)
                .localizedBy(formats);
    }
}
