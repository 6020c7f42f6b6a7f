package classroom7.web.progress;

import classroom7.base.LessonId;
import classroom7.learning.attempt.AtWork;
import classroom7.learning.attempt.Attempt;
import classroom7.platform.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/** Puts into words who is at work. */
final class WorkingViews {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Words words;
    private final LessonId lesson;
    private final AtWork.Found found;

    WorkingViews(Words words, LessonId lesson, AtWork.Found found) {
        this.words = words;
        this.lesson = lesson;
        this.found = found;
    }

    WorkingView view() {
        Instant now = found.now();
        long running = found.learners().stream().filter(one -> isRunning(one, now)).count();
        long begun = found.learners().stream().filter(one -> one.attempt() != null).count();
        return new WorkingView(
                found.title(),
                "/lessons/" + lesson,
                words.say(
                        "progress.working.facts",
                        running,
                        begun - running,
                        found.learners().size() - begun),
                running > 0,
                now.toString(),
                found.learners().stream()
                        .sorted(Comparator.comparingInt(this::place))
                        .map(this::line)
                        .toList());
    }

    /** Who is at work comes first, and who has not begun last; each by name. */
    private int place(AtWork.Learner learner) {
        if (learner.attempt() == null) {
            return 2;
        }
        return isRunning(learner, found.now()) ? 0 : 1;
    }

    private static boolean isRunning(AtWork.Learner learner, Instant now) {
        return learner.attempt() != null && learner.attempt().isRunning(now);
    }

    private WorkingView.Line line(AtWork.Learner learner) {
        Attempt attempt = learner.attempt();
        String work = "/lessons/" + lesson + "/work/" + learner.person();
        if (attempt == null) {
            return new WorkingView.Line(
                    learner.person().value(),
                    learner.name(),
                    "",
                    words.say("progress.working.not-begun"),
                    "",
                    "",
                    "",
                    "",
                    "",
                    work);
        }
        boolean running = attempt.isRunning(found.now());
        return new WorkingView.Line(
                learner.person().value(),
                learner.name(),
                running ? "good" : "",
                state(attempt),
                words.moment(attempt.startedAt()),
                running ? ends(attempt).toString() : "",
                running ? left(attempt) : "",
                learner.answered() + "/" + found.questions(),
                learner.minutesGiven() == 0
                        ? ""
                        : words.count("progress.working.given", learner.minutesGiven()),
                work);
    }

    private String state(Attempt attempt) {
        if (attempt.handedInAt() != null) {
            return words.say("progress.working.handed-in", at(attempt.handedInAt()));
        }
        return attempt.isOver(found.now())
                ? words.say("progress.working.over", words.moment(ends(attempt)))
                : words.say("progress.working.at-work");
    }

    private String at(Instant instant) {
        boolean today =
                instant.atZone(words.zone())
                        .toLocalDate()
                        .equals(found.now().atZone(words.zone()).toLocalDate());
        return today ? words.timeToSecond(instant) : words.moment(instant);
    }

    private Instant ends(Attempt attempt) {
        Instant ends = attempt.endsAt();
        return ends == null ? found.now() : ends;
    }

    private String left(Attempt attempt) {
        Duration left = Duration.between(found.now(), ends(attempt));
        return left.compareTo(HOUR) < 0
                ? String.format(Locale.ROOT, "%d:%02d", left.toMinutes(), left.toSecondsPart())
                : String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        left.toHours(),
                        left.toMinutesPart(),
                        left.toSecondsPart());
    }
}
