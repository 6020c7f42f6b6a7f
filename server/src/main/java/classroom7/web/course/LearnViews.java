package classroom7.web.course;

import classroom7.learning.course.Contents;
import classroom7.learning.course.Course;
import classroom7.learning.course.LessonEntry;
import classroom7.learning.course.Unit;
import classroom7.platform.html.Markdown;
import classroom7.platform.words.Words;
import classroom7.web.course.LearnView.GoOn;
import classroom7.web.course.LearnView.LessonRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a course into words for those who learn in it. */
final class LearnViews {
    /** A due date nearer than this is shown with more weight. */
    private static final Duration SOON = Duration.ofDays(2);

    private final Markdown markdown;
    private final Words words;
    private final Instant now;

    LearnViews(Markdown markdown, Words words, Instant now) {
        this.markdown = markdown;
        this.words = words;
        this.now = now;
    }

    LearnView view(Contents.Found found) {
        var lessons = found.units().stream().flatMap(u -> u.lessons().stream()).toList();
        @Nullable LessonEntry next = next(lessons);
        return new LearnView(
                found.course().title(),
                facts(found.course(), lessons),
                markdown.html(found.course().description()).html(),
                next == null ? GoOn.NOTHING : goOn(next),
                found.units().stream()
                        .filter(unit -> !unit.lessons().isEmpty())
                        .map(unit -> unit(unit, next))
                        .toList());
    }

    private String facts(Course course, List<LessonEntry> lessons) {
        var facts = new ArrayList<>(course.teachers());
        long done = lessons.stream().filter(LessonEntry::isDone).count();
        facts.add(words.say("course.lessons-done", done, lessons.size()));
        return String.join(" · ", facts);
    }

    /** The one touched last if it is not done, else the first that is open and not done. */
    private @Nullable LessonEntry next(List<LessonEntry> lessons) {
        @Nullable LessonEntry touched = null;
        @Nullable LessonEntry first = null;
        for (LessonEntry lesson : lessons) {
            if (!lesson.isOpen(now) || lesson.isDone()) {
                continue;
            }
            first = first == null ? lesson : first;
            @Nullable Instant at = touchedAt(lesson);
            @Nullable Instant before = touched == null ? null : touchedAt(touched);
            if (at != null && (before == null || at.isAfter(before))) {
                touched = lesson;
            }
        }
        return touched == null ? first : touched;
    }

    private static @Nullable Instant touchedAt(LessonEntry lesson) {
        @Nullable Instant answered = lesson.work().lastAnswerAt();
        @Nullable Instant opened = lesson.work().openedAt();
        if (answered == null || opened == null) {
            return answered == null ? opened : answered;
        }
        return answered.isAfter(opened) ? answered : opened;
    }

    private GoOn goOn(LessonEntry lesson) {
        @Nullable Instant at = touchedAt(lesson);
        return new GoOn(
                address(lesson),
                lesson.title(),
                at == null
                        ? words.say("course.go-on-new")
                        : words.say("course.go-on-stopped", words.moment(at)),
                words.say(at == null ? "course.begin" : "course.continue"));
    }

    private LearnView.UnitRow unit(Unit unit, @Nullable LessonEntry next) {
        long done = unit.lessons().stream().filter(LessonEntry::isDone).count();
        return new LearnView.UnitRow(
                unit.title(),
                markdown.html(unit.introduction()).html(),
                words.say("course.done-of", done, unit.lessons().size()),
                unit.lessons().stream().map(lesson -> lesson(lesson, lesson == next)).toList());
    }

    private LessonRow lesson(LessonEntry lesson, boolean next) {
        String mark = mark(lesson);
        return new LessonRow(
                lesson.isOpen(now) ? address(lesson) : "",
                lesson.title(),
                mark,
                words.say("course.mark-" + mark),
                due(lesson),
                weight(lesson),
                next);
    }

    private static String address(LessonEntry lesson) {
        return "/lessons/" + lesson.id();
    }

    private String mark(LessonEntry lesson) {
        if (!lesson.isOpen(now)) {
            return "closed";
        } else if (lesson.work().waiting() > 0) {
            return "waits";
        } else if (lesson.isDone()) {
            return "done";
        }
        return lesson.isBegun() ? "begun" : "new";
    }

    private String due(LessonEntry lesson) {
        @Nullable Instant opens = lesson.opensAt();
        if (opens != null && !lesson.isOpen(now)) {
            return words.say("course.lesson-opens", words.moment(opens));
        }
        if (lesson.isDone() && lesson.questions() > 0 && lesson.work().marksShown()) {
            BigDecimal points = lesson.work().points();
            return words.say("course.points-of", points, lesson.work().pointsMax());
        }
        @Nullable Instant due = lesson.dueAt();
        if (due == null || lesson.isDone()) {
            return "";
        }
        return words.say(
                due.isBefore(now) ? "course.lesson-was-due" : "course.lesson-due",
                words.moment(due));
    }

    private String weight(LessonEntry lesson) {
        @Nullable Instant due = lesson.dueAt();
        if (due == null || lesson.isDone() || !lesson.isOpen(now)) {
            return "";
        }
        if (due.isBefore(now)) {
            return "wrong";
        }
        return due.isBefore(now.plus(SOON)) ? "mind" : "";
    }
}
