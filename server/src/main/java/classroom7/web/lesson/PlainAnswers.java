package classroom7.web.lesson;

import classroom7.base.LessonId;
import classroom7.learning.answer.Answers;
import classroom7.learning.answer.OwnAnswers;
import classroom7.learning.answer.Receipt;
import classroom7.learning.answer.SentAnswer;
import classroom7.learning.lesson.Content;
import classroom7.learning.lesson.Lesson;
import classroom7.learning.lesson.Lessons;
import classroom7.learning.lesson.Reading;
import classroom7.learning.question.Kind;
import classroom7.learning.question.Kinds;
import classroom7.learning.question.QuestionVersion;
import classroom7.learning.question.Questions;
import classroom7.people.access.Actor;
import classroom7.web.frame.Flash;
import classroom7.web.question.QuestionViews;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Answers from a browser without a script: a plain form, accepted like any others. */
@Controller
public final class PlainAnswers {
    private final Lessons lessons;
    private final Questions questions;
    private final Answers answers;
    private final AnswerIds ids;
    private final InstantSource clock;

    public PlainAnswers(
            Lessons lessons, Questions questions, Answers answers, InstantSource clock) {
        this.lessons = lessons;
        this.questions = questions;
        this.answers = answers;
        this.ids = new AnswerIds(clock);
        this.clock = clock;
    }

    @PostMapping("/lessons/{lesson}/answers")
    Reply answer(Actor actor, LessonId lesson, @RequestParam MultiValueMap<String, String> form) {
        if (!(lessons.read(actor, lesson) instanceof Reading.Open(Lesson open))
                || open.published() == null) {
            return new NotFound();
        }
        if (!(answers.own(actor, lesson) instanceof OwnAnswers.Found own)) {
            return new NotFound();
        }
        List<SentAnswer> sent = new ArrayList<>();
        for (Content.Pinned pinned : open.published().content().questions()) {
            QuestionVersion version =
                    questions.find(
                            open.place().organization(),
                            new QuestionVersion.Pin(pinned.question(), pinned.version()));
            JsonNode response = version == null ? null : response(version, form);
            if (version != null && response != null && sent.size() < Answers.SENT_MAX) {
                sent.add(sent(version, own.attempt(), response));
            }
        }
        List<Receipt> receipts = answers.accept(actor, sent);
        SeeOther back = SeeOther.to(place(lesson, sent));
        for (Receipt receipt : receipts) {
            if (receipt instanceof Receipt.Refused refused) {
                String[] arguments =
                        refused.problem().arguments().stream()
                                .map(Object::toString)
                                .toArray(String[]::new);
                return back.saying(Flash.of(refused.problem().key(), arguments));
            }
        }
        return back;
    }

    private static String place(LessonId lesson, List<SentAnswer> sent) {
        String page = "/lessons/" + lesson;
        return sent.size() == 1 ? page + "#question-" + sent.getFirst().question() : page;
    }

    private SentAnswer sent(QuestionVersion version, int attempt, JsonNode response) {
        Instant now = clock.instant();
        return new SentAnswer(
                ids.next(),
                version.id(),
                version.version(),
                attempt,
                null,
                now.toEpochMilli(),
                response,
                now.toString(),
                null);
    }

    private static @Nullable JsonNode response(
            QuestionVersion version, MultiValueMap<String, String> form) {
        String field = QuestionViews.FIELD + version.id();
        Map<String, List<String>> fields = new HashMap<>();
        form.forEach((name, values) -> {
            if (name.equals(field)) {
                fields.put("", values);
            } else if (name.startsWith(field + ".")) {
                fields.put(name.substring(field.length() + 1), values);
            }
        });
        Kind kind = Kinds.built().of(version.question());
        return fields.isEmpty() ? null : kind.response(fields);
    }
}
