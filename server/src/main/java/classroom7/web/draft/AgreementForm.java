package classroom7.web.draft;

import classroom7.base.Problem;
import classroom7.learning.lesson.Due;
import classroom7.learning.lesson.FeedbackPolicy;
import classroom7.learning.lesson.LatePolicy;
import classroom7.learning.lesson.Terms;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was typed in the panel of dates and rules; a field that was not sent was left empty. */
record AgreementForm(
        String opens,
        String due,
        String zone,
        String late,
        String attempts,
        String feedback,
        @Nullable Boolean shuffle,
        String minutes) {
    private static final int YEAR_MIN = 2000;
    private static final int YEAR_MAX = 2200;

    @SuppressWarnings("NullAway") // Spring passes null for what was not sent
    AgreementForm {
        opens = Objects.requireNonNullElse(opens, "");
        due = Objects.requireNonNullElse(due, "");
        zone = Objects.requireNonNullElse(zone, "");
        late = Objects.requireNonNullElse(late, "");
        attempts = Objects.requireNonNullElse(attempts, "");
        feedback = Objects.requireNonNullElse(feedback, "");
        minutes = Objects.requireNonNullElse(minutes, "");
    }

    /** How reading it may end. */
    sealed interface Reading {
        record Valid(Terms terms) implements Reading {}

        /** Each names its field. */
        record Invalid(List<Problem> problems) implements Reading {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    Reading read() {
        var problems = new ArrayList<Problem>();
        @Nullable ZoneId place = place(problems);
        @Nullable Due from = due("opens", opens, place, problems);
        @Nullable Due until = due("due", due, place, problems);
        int attemptsMax = number("attempts", attempts, Terms.ATTEMPTS_MAX, problems);
        int minutesMax = number("minutes", minutes, Terms.MINUTES_MAX, problems);
        return problems.isEmpty()
                ? new Reading.Valid(
                        new Terms(
                                from,
                                until,
                                LatePolicy.of(late),
                                attemptsMax,
                                FeedbackPolicy.of(feedback),
                                Boolean.TRUE.equals(shuffle),
                                minutesMax))
                : new Reading.Invalid(problems);
    }

    private @Nullable ZoneId place(List<Problem> problems) {
        try {
            return ZoneId.of(zone.strip());
        } catch (DateTimeException e) {
            problems.add(Problem.of("zone", "draft.no-zone"));
            return null;
        }
    }

    private static @Nullable Due due(
            String field, String typed, @Nullable ZoneId zone, List<Problem> problems) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            var local = LocalDateTime.parse(typed.strip());
            if (local.getYear() >= YEAR_MIN && local.getYear() <= YEAR_MAX) {
                return zone == null ? null : new Due(local, zone);
            }
        } catch (DateTimeException e) {
            // said below, with the form
        }
        problems.add(Problem.of(field, "draft.no-time"));
        return null;
    }

    private static int number(String field, String typed, int max, List<Problem> problems) {
        try {
            int number = typed.isBlank() ? 0 : Integer.parseInt(typed.strip());
            if (number >= 0 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, with the range
        }
        problems.add(Problem.of(field, "learning.lesson." + field + "Max", max));
        return 0;
    }
}
