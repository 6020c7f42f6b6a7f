package classroom7.web.course;

import classroom7.learning.course.Contents;
import classroom7.learning.course.Course;
import classroom7.learning.course.CourseState;
import classroom7.learning.course.LessonEntry;
import classroom7.learning.course.Unit;
import classroom7.platform.html.Markdown;
import classroom7.platform.words.Words;
import classroom7.web.course.TeachView.LessonRow;
import classroom7.web.course.TeachView.Step;
import classroom7.web.course.TeachView.UnitRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a course into words for those who teach it. */
final class TeachViews {
    private final Markdown markdown;
    private final Words words;
    private final Instant now;

    TeachViews(Markdown markdown, Words words, Instant now) {
        this.markdown = markdown;
        this.words = words;
        this.now = now;
    }

    TeachView view(Contents.Found found, String base) {
        Course course = found.course();
        String code = course.joinCode() == null ? "" : course.joinCode();
        var units = new ArrayList<UnitRow>();
        for (int at = 0; at < found.units().size(); at++) {
            units.add(unit(found.units(), at));
        }
        return new TeachView(
                course.id().value(),
                course.title(),
                facts(course),
                state(course.state()),
                markdown.html(course.description()).html(),
                course.description(),
                code,
                code.isEmpty() ? "" : base + "/join/" + code,
                firstToRead(found),
                units,
                found.archived().stream()
                        .map(lesson -> lesson(lesson, 0, Step.NOWHERE, Step.NOWHERE))
                        .toList());
    }

    private String facts(Course course) {
        var facts = new ArrayList<String>();
        facts.add(words.count("course.learners", course.learners()));
        facts.addAll(course.teachers());
        return String.join(" · ", facts);
    }

    private TeachView.State state(CourseState state) {
        return new TeachView.State(
                state == CourseState.DRAFT,
                state == CourseState.PUBLISHED,
                state == CourseState.ARCHIVED,
                switch (state) {
                    case DRAFT -> words.say("course.state-draft");
                    case PUBLISHED -> words.say("course.state-published");
                    case ARCHIVED -> words.say("course.state-archived");
                });
    }

    /** The lesson that "view as a learner" begins with; empty while nothing is published. */
    private static String firstToRead(Contents.Found found) {
        return found.units().stream()
                .flatMap(unit -> unit.lessons().stream())
                .filter(lesson -> lesson.version() != null)
                .map(lesson -> lesson.id().value())
                .findFirst()
                .orElse("");
    }

    private UnitRow unit(List<Unit> units, int at) {
        Unit unit = units.get(at);
        var rows = new ArrayList<LessonRow>();
        for (int place = 0; place < unit.lessons().size(); place++) {
            rows.add(
                    lesson(
                            unit.lessons().get(place),
                            place,
                            up(units, at, place),
                            down(units, at, place)));
        }
        return new UnitRow(
                unit.id().value(),
                unit.title(),
                markdown.html(unit.introduction()).html(),
                unit.introduction(),
                at,
                at == 0,
                at == units.size() - 1,
                rows);
    }

    private static Step up(List<Unit> units, int at, int place) {
        if (place > 0) {
            return new Step(units.get(at).id().value(), place - 1);
        }
        return at == 0
                ? Step.NOWHERE
                : new Step(units.get(at - 1).id().value(), units.get(at - 1).lessons().size());
    }

    private static Step down(List<Unit> units, int at, int place) {
        if (place < units.get(at).lessons().size() - 1) {
            return new Step(units.get(at).id().value(), place + 1);
        }
        return at == units.size() - 1 ? Step.NOWHERE : new Step(units.get(at + 1).id().value(), 0);
    }

    private LessonRow lesson(LessonEntry lesson, int place, Step up, Step down) {
        boolean published = lesson.version() != null;
        return new LessonRow(
                lesson.id().value(),
                lesson.title(),
                place,
                published ? "done" : "",
                published
                        ? lesson.changed() ? words.say("course.lesson-changed") : ""
                        : words.say("course.lesson-draft"),
                published ? "mind" : "",
                dates(lesson),
                up,
                down);
    }

    private String dates(LessonEntry lesson) {
        var dates = new ArrayList<String>();
        if (lesson.questions() > 0) {
            dates.add(words.count("course.questions", lesson.questions()));
        }
        @Nullable Instant opens = lesson.opensAt();
        if (opens != null && opens.isAfter(now)) {
            dates.add(words.say("course.lesson-opens", words.moment(opens)));
        }
        @Nullable Instant due = lesson.dueAt();
        if (due != null) {
            dates.add(words.say("course.lesson-due", words.moment(due)));
        }
        return String.join(" · ", dates);
    }
}
