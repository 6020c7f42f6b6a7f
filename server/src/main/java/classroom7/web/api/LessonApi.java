package classroom7.web.api;

import classroom7.base.LessonId;
import classroom7.learning.attempt.Seeds;
import classroom7.learning.lesson.Content;
import classroom7.learning.lesson.Lesson;
import classroom7.learning.lesson.Lessons;
import classroom7.learning.lesson.Reading;
import classroom7.learning.question.QuestionVersion;
import classroom7.learning.question.Questions;
import classroom7.people.access.Actor;
import classroom7.web.question.QuestionViews;
import classroom7.web.reply.Json;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Reply;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.node.ObjectNode;

/** Lessons, for programs. */
@Controller
public final class LessonApi {
    private final Lessons lessons;
    private final Questions questions;
    private final QuestionViews views;
    private final InstantSource clock;

    public LessonApi(
            Lessons lessons, Questions questions, QuestionViews views, InstantSource clock) {
        this.lessons = lessons;
        this.questions = questions;
        this.views = views;
        this.clock = clock;
    }

    /** In {@code html} an empty element with {@code data-question} stands where one is asked. */
    @GetMapping("/api/lessons/{lesson}")
    Reply show(Actor actor, LessonId lesson) {
        return switch (lessons.read(actor, lesson)) {
            case Reading.NotFound() -> new NotFound();
            case Reading.NotOpenYet closed -> new NotFound();
            case Reading.Open(var open) -> {
                var published = open.published();
                yield published == null
                        ? new NotFound()
                        : Json.of(
                                timed(
                                        open,
                                        isBefore(open)
                                                ? unshown(open)
                                                : shown(actor, open, published.content())));
            }
        };
    }

    private boolean isBefore(Lesson lesson) {
        return lesson.stage(clock.instant()) == Lesson.Stage.BEFORE;
    }

    /** Timed work that has not begun shows nothing of itself. */
    private static ObjectNode unshown(Lesson lesson) {
        var body =
                ApiJson.object()
                        .put("id", lesson.id().value())
                        .put("title", lesson.title())
                        .put("html", "")
                        .put("attempt", 0);
        body.putArray("questions");
        return body;
    }

    private ObjectNode timed(Lesson lesson, ObjectNode body) {
        if (lesson.terms().minutesMax() > 0) {
            body.put("minutes", lesson.terms().minutesMax());
        }
        var attempt = lesson.attempt();
        if (attempt != null && attempt.endsAt() != null) {
            ApiJson.put(body, "startedAt", attempt.startedAt());
            ApiJson.put(body, "endsAt", attempt.endsAt());
            ApiJson.put(body, "handedInAt", attempt.handedInAt());
            ApiJson.put(body, "serverTime", clock.instant());
        }
        return body;
    }

    private ObjectNode shown(Actor actor, Lesson lesson, Content content) {
        var trial = lesson.attempt();
        int attempt = trial == null ? 1 : trial.number();
        long seed = trial == null ? Seeds.of(lesson.id(), actor.person(), attempt) : trial.seed();
        var html = new StringBuilder();
        for (var segment : content.segments()) {
            switch (segment) {
                case Content.Html(var text) -> html.append(text);
                case Content.Pinned pinned ->
                        html.append("<div data-question=\"")
                                .append(pinned.question())
                                .append("\"></div>");
            }
        }
        var body =
                ApiJson.object()
                        .put("id", lesson.id().value())
                        .put("title", lesson.title())
                        .put("html", html.toString())
                        .put("attempt", attempt);
        var asked = body.putArray("questions");
        questions(lesson, content, seed).forEach(asked::add);
        return body;
    }

    private List<ObjectNode> questions(Lesson lesson, Content content, long seed) {
        var pins =
                content.questions().stream()
                        .map(pin -> new QuestionVersion.Pin(pin.question(), pin.version()))
                        .toList();
        var versions = questions.findAll(lesson.place().organization(), pins);
        return pins.stream()
                .filter(versions::containsKey)
                .map(pin -> shown(lesson, versions.get(pin), pins.indexOf(pin) + 1, seed))
                .toList();
    }

    private ObjectNode shown(
            Lesson lesson, @Nullable QuestionVersion version, int number, long seed) {
        if (version == null) {
            throw new IllegalStateException("A pinned question is missing in " + lesson.id());
        }
        var question = version.question();
        var asked =
                ApiJson.object()
                        .put("id", version.id().value())
                        .put("version", version.version())
                        .put("kind", question.kind())
                        .put("prompt", views.html(question.prompt()).html())
                        .put("points", question.points());
        asked.setAll(
                views.shown(
                        new QuestionViews.Asked(
                                version, number, seed, lesson.terms().shuffle(), true)));
        return asked;
    }
}
