package classroom7.web.course;

import classroom7.base.CourseId;
import classroom7.base.Ids;
import classroom7.base.LessonId;
import classroom7.base.UnitId;
import classroom7.learning.course.AddingUnit;
import classroom7.learning.course.Change;
import classroom7.learning.course.Units;
import classroom7.learning.lesson.Adding;
import classroom7.learning.lesson.Lessons;
import classroom7.people.access.Actor;
import classroom7.platform.words.Words;
import classroom7.web.frame.Flash;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Units and the order of things in a course: forms of the course's page. */
@Controller
public final class UnitPages {
    private final Units units;
    private final Lessons lessons;

    public UnitPages(Units units, Lessons lessons) {
        this.units = units;
        this.lessons = lessons;
    }

    @PostMapping("/courses/{course}/units")
    Reply add(Actor actor, CourseId course, @RequestParam String title) {
        return switch (units.add(actor, course, title)) {
            case AddingUnit.Added(var id) -> SeeOther.to("/courses/" + course + "#unit-" + id);
            case AddingUnit.Invalid(var problem) ->
                    CoursePages.back(course, new Change.Invalid(problem));
            case AddingUnit.NotFound() -> new NotFound();
        };
    }

    @PostMapping("/courses/{course}/units/{unit}/title")
    Reply rename(Actor actor, CourseId course, UnitId unit, @RequestParam String title) {
        return CoursePages.back(course, units.rename(actor, unit, title));
    }

    @PostMapping("/courses/{course}/units/{unit}/introduction")
    Reply introduce(Actor actor, CourseId course, UnitId unit, @RequestParam String introduction) {
        return CoursePages.back(course, units.introduce(actor, unit, introduction));
    }

    @PostMapping("/courses/{course}/units/{unit}/place")
    Reply move(Actor actor, CourseId course, UnitId unit, @RequestParam int place) {
        return CoursePages.back(course, units.move(actor, unit, place));
    }

    @PostMapping("/courses/{course}/units/{unit}/removal")
    Reply remove(Actor actor, CourseId course, UnitId unit) {
        return CoursePages.back(course, units.remove(actor, unit));
    }

    /** One click, then typing. */
    @PostMapping("/courses/{course}/units/{unit}/lessons")
    Reply addLesson(Actor actor, CourseId course, UnitId unit, Words words) {
        return switch (lessons.add(actor, unit, words.say("lesson.untitled"))) {
            case Adding.Added(var id) -> SeeOther.to("/lessons/" + id + "/edit");
            case Adding.NotFound() -> new NotFound();
        };
    }

    /**
     * @param to a unit of the same course
     */
    @PostMapping("/courses/{course}/lessons/{lesson}/place")
    Reply moveLesson(
            Actor actor,
            CourseId course,
            LessonId lesson,
            @RequestParam String to,
            @RequestParam int place) {
        return Ids.isId(to)
                ? CoursePages.back(course, units.moveLesson(actor, lesson, new UnitId(to), place))
                : new NotFound();
    }

    @PostMapping("/courses/{course}/lessons/{lesson}/archive")
    Reply archive(Actor actor, CourseId course, LessonId lesson) {
        return said(
                course,
                lessons.archive(actor, lesson),
                Flash.of("course.said-lesson-archived")
                        .undoneBy("/courses/" + course + "/lessons/" + lesson + "/archive/end"));
    }

    @PostMapping("/courses/{course}/lessons/{lesson}/archive/end")
    Reply unarchive(Actor actor, CourseId course, LessonId lesson) {
        return said(
                course,
                lessons.unarchive(actor, lesson),
                Flash.of("course.said-lesson-back")
                        .undoneBy("/courses/" + course + "/lessons/" + lesson + "/archive"));
    }

    private static Reply said(CourseId course, Change change, Flash flash) {
        return change instanceof Change.Done
                ? SeeOther.to("/courses/" + course).saying(flash)
                : new NotFound();
    }
}
