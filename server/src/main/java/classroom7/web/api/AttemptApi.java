package classroom7.web.api;

import classroom7.base.LessonId;
import classroom7.base.QuestionId;
import classroom7.learning.answer.Answers;
import classroom7.learning.answer.OwnAnswers;
import classroom7.learning.attempt.Attempts;
import classroom7.learning.attempt.Beginning;
import classroom7.learning.attempt.HandingIn;
import classroom7.learning.attempt.Timing;
import classroom7.people.access.Actor;
import classroom7.web.reply.Json;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Refused;
import classroom7.web.reply.Reply;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Attempts at lessons and one's own answers, for programs. */
@Controller
public final class AttemptApi {
    private final Attempts attempts;
    private final Answers answers;
    private final InstantSource clock;

    public AttemptApi(Attempts attempts, Answers answers, InstantSource clock) {
        this.attempts = attempts;
        this.answers = answers;
        this.clock = clock;
    }

    /** Begins the next attempt. */
    @PostMapping("/api/lessons/{lesson}/attempts")
    Reply begin(Actor actor, LessonId lesson) {
        return switch (attempts.begin(actor, lesson)) {
            case Beginning.Begun(var attempt) ->
                    Json.created(ApiJson.attempt(attempt, clock.instant()));
            case Beginning.NoneLeft(int max) -> refused("api.attempt.none-left", max);
            case Beginning.TooLate(var due) -> refused("api.attempt.too-late", due.toString());
            case Beginning.Closed() -> refused("api.attempt.closed");
            case Beginning.Teaches() -> refused("api.attempt.teaches");
            case Beginning.NotFound() -> new NotFound();
        };
    }

    /** What time it is in the caller's current attempt; a GET begins nothing. */
    @GetMapping("/api/lessons/{lesson}/time")
    Reply time(Actor actor, LessonId lesson) {
        return switch (attempts.time(actor, lesson)) {
            case Timing.Known(var attempt, var now) -> Json.of(ApiJson.attempt(attempt, now));
            case Timing.NotFound() -> new NotFound();
        };
    }

    /** Ends the current attempt before its time; again gives the same. */
    @PostMapping("/api/lessons/{lesson}/hand-in")
    Reply handIn(Actor actor, LessonId lesson) {
        return handed(attempts.handIn(actor, lesson));
    }

    /** Takes handing in back, while time remains. */
    @PostMapping("/api/lessons/{lesson}/hand-in/end")
    Reply goOn(Actor actor, LessonId lesson) {
        return switch (attempts.goOn(actor, lesson)) {
            case HandingIn.HandedIn over -> refused("api.attempt.over");
            case HandingIn outcome -> handed(outcome);
        };
    }

    private Reply handed(HandingIn outcome) {
        return switch (outcome) {
            case HandingIn.HandedIn(var attempt) ->
                    Json.of(ApiJson.attempt(attempt, clock.instant()));
            case HandingIn.GoesOn(var attempt) ->
                    Json.of(ApiJson.attempt(attempt, clock.instant()));
            case HandingIn.Over over -> refused("api.attempt.over");
            case HandingIn.NotBegun() -> refused("api.attempt.not-begun");
            case HandingIn.NotFound() -> new NotFound();
        };
    }

    private static Refused refused(String key, Object... arguments) {
        return new Refused(409, key, List.of(arguments));
    }

    /** For each question of the current attempt the answer that counts. */
    @GetMapping("/api/lessons/{lesson}/answers")
    Reply answers(Actor actor, LessonId lesson) {
        return switch (answers.own(actor, lesson)) {
            case OwnAnswers.NotFound() -> new NotFound();
            case OwnAnswers.Found(int attempt, var byQuestion) -> {
                var body = ApiJson.object().put("attempt", attempt);
                var all = body.putArray("answers");
                byQuestion.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(Comparator.comparing(QuestionId::value)))
                        .forEach(entry -> all.add(ApiJson.own(entry.getValue())));
                yield Json.of(body);
            }
        };
    }
}
