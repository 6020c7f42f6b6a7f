package classroom7.web.lesson;

import classroom7.learning.attempt.Attempt;
import classroom7.learning.attempt.Beginning;
import classroom7.learning.lesson.LatePolicy;
import classroom7.learning.lesson.Lesson;
import classroom7.platform.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts the time of timed work into words. */
final class TimeViews {
    private final Words words;
    private final Lesson lesson;
    private final Instant now;

    TimeViews(Words words, Lesson lesson, Instant now) {
        this.words = words;
        this.lesson = lesson;
        this.now = now;
    }

    /** What is told before it begins. */
    StartView start(Beginning prospect) {
        String refused =
                switch (prospect) {
                    case Beginning.Begun begun -> "";
                    case Beginning.NoneLeft(int max) -> words.say("lesson.none-left", max);
                    case Beginning.TooLate(var due) ->
                            words.say("lesson.start.too-late", words.moment(due));
                    case Beginning.Closed() -> words.say("lesson.archived");
                    case Beginning.Teaches() -> words.say("api.attempt.teaches");
                    case Beginning.NotFound() -> words.say("api.attempt.closed");
                };
        Lesson.Trial before = lesson.attempt();
        return new StartView(
                "/lessons/" + lesson.id(),
                prospect instanceof Beginning.Begun(var next) ? length(next) : "",
                prospect instanceof Beginning.Begun(var next) ? facts(next) : List.of(),
                refused,
                before == null ? 0 : before.number(),
                new LessonView.Step(
                        lesson.place().courseTitle(), "/courses/" + lesson.place().course()));
    }

    private String length(Attempt next) {
        Instant ends = next.endsAt();
        return ends == null ? "" : words.count("lesson.start.time", minutes(next, ends));
    }

    private static long minutes(Attempt next, Instant ends) {
        return Math.max(1, Duration.between(next.startedAt(), ends).toMinutes());
    }

    private List<String> facts(Attempt next) {
        List<String> facts = new ArrayList<>();
        Lesson.Published published = lesson.published();
        int asked = published == null ? 0 : published.content().questions().size();
        facts.add(words.count("lesson.start.questions", asked));
        Instant due = lesson.terms().dueAt();
        if (due != null && due.equals(next.endsAt())) {
            facts.add(words.say("lesson.start.ends-at-due", words.moment(due)));
        } else if (due != null && lesson.terms().late() == LatePolicy.COUNT) {
            facts.add(words.say("lesson.start.late-counts", words.moment(due)));
        } else if (due != null) {
            facts.add(words.say("lesson.start.due", words.moment(due)));
        }
        int most = lesson.terms().attemptsMax();
        facts.add(
                most == 0
                        ? words.say("lesson.start.attempt", next.number())
                        : words.say("lesson.start.attempt-of", next.number(), most));
        facts.add(words.say("lesson.start.clock"));
        facts.add(words.say("lesson.start.hand-in"));
        return facts;
    }

    /** Null: there is none, or the reader teaches it. */
    @Nullable TimeView time() {
        Lesson.Stage stage = lesson.stage(now);
        Lesson.Trial attempt = lesson.attempt();
        if (attempt == null || attempt.endsAt() == null) {
            return null;
        }
        return switch (stage) {
            case UNTIMED, BEFORE -> null;
            case RUNNING ->
                    view(attempt, stage, words.say("lesson.time.until", at(attempt.endsAt())), "");
            case HANDED_IN ->
                    view(
                            attempt,
                            stage,
                            words.say("lesson.time.handed-in", at(attempt.handedInAt())),
                            words.say("lesson.time.take-back", at(attempt.endsAt())));
            case OVER -> over(attempt, stage);
        };
    }

    private TimeView over(Lesson.Trial attempt, Lesson.Stage stage) {
        String text =
                attempt.handedInAt() == null
                        ? words.say("lesson.time.over", at(attempt.endsAt()))
                        : words.say("lesson.time.handed-in", at(attempt.handedInAt()));
        return view(attempt, stage, text, words.say("lesson.time.kept"));
    }

    private TimeView view(Lesson.Trial attempt, Lesson.Stage stage, String text, String advice) {
        return new TimeView(
                "/lessons/" + lesson.id(),
                stage.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                attempt.startedAt().toString(),
                String.valueOf(attempt.endsAt()),
                now.toString(),
                text,
                advice);
    }

    private String at(@Nullable Instant instant) {
        if (instant == null) {
            return "";
        }
        boolean today =
                instant.atZone(words.zone())
                        .toLocalDate()
                        .equals(now.atZone(words.zone()).toLocalDate());
        return today ? words.timeToSecond(instant) : words.moment(instant);
    }
}
