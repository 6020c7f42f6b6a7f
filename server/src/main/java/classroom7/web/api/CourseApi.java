package classroom7.web.api;

import classroom7.base.CourseId;
import classroom7.learning.course.Contents;
import classroom7.learning.course.Courses;
import classroom7.learning.progress.CourseProgress;
import classroom7.learning.progress.Progress;
import classroom7.people.access.Actor;
import classroom7.web.reply.Json;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Reply;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Courses, for programs. */
@Controller
public final class CourseApi {
    private final Courses courses;
    private final Progress progress;
    private final InstantSource clock;

    public CourseApi(Courses courses, Progress progress, InstantSource clock) {
        this.courses = courses;
        this.progress = progress;
        this.clock = clock;
    }

    @GetMapping("/api/courses")
    Reply all(Actor actor) {
        var body = ApiJson.object();
        var all = body.putArray("courses");
        for (var course : courses.all(actor)) {
            all.addObject()
                    .put("id", course.id().value())
                    .put("title", course.title())
                    .put("role", course.role().column());
        }
        return Json.of(body);
    }

    @GetMapping("/api/courses/{course}")
    Reply one(Actor actor, CourseId course) {
        return switch (courses.contents(actor, course)) {
            case Contents.NotFound() -> new NotFound();
            case Contents.Found found -> Json.of(contents(found, clock.instant()));
        };
    }

    private static Object contents(Contents.Found found, Instant now) {
        var course = found.course();
        var body = ApiJson.object().put("id", course.id().value()).put("title", course.title());
        var units = body.putArray("units");
        for (var unit : found.units()) {
            var lessons = units.addObject().put("title", unit.title()).putArray("lessons");
            for (var lesson : unit.lessons()) {
                lessons.addObject()
                        .put("id", lesson.id().value())
                        .put("title", lesson.title())
                        .put("open", lesson.version() != null && lesson.isOpen(now));
            }
        }
        return body;
    }

    /** Who teaches sees learners by lessons, a learner one's own row. */
    @GetMapping("/api/courses/{course}/progress")
    Reply progress(Actor actor, CourseId course) {
        var body = ApiJson.object().put("id", course.value());
        return switch (progress.course(actor, course)) {
            case CourseProgress.NotFound() -> new NotFound();
            case CourseProgress.Taught(var title, var columns, var learners) -> {
                body.put("title", title).put("role", "teacher");
                ApiJson.columns(body.putArray("lessons"), columns);
                var rows = body.putArray("learners");
                learners.forEach(row -> rows.add(ApiJson.row(row, columns, List.of())));
                yield Json.of(body);
            }
            case CourseProgress.Own(var title, var columns, var row, var hidden) -> {
                body.put("title", title).put("role", "learner");
                ApiJson.columns(body.putArray("lessons"), columns);
                body.putArray("learners").add(ApiJson.row(row, columns, hidden));
                yield Json.of(body);
            }
        };
    }
}
