package classroom7.web.receipt;

import classroom7.base.LessonId;
import classroom7.learning.answer.KeptAnswer;
import classroom7.learning.answer.OwnReceipts;
import classroom7.learning.answer.Receipts;
import classroom7.learning.question.QuestionVersion;
import classroom7.learning.question.Questions;
import classroom7.people.access.Actor;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Frame;
import classroom7.web.question.QuestionViews;
import classroom7.web.reply.Json;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /lessons/{lesson}/receipts}: what the reader sent, and the proof that it arrived. */
@Controller
public final class ReceiptPages {
    private final Receipts receipts;
    private final Questions questions;
    private final QuestionViews views;
    private final InstantSource clock;

    public ReceiptPages(
            Receipts receipts, Questions questions, QuestionViews views, InstantSource clock) {
        this.receipts = receipts;
        this.questions = questions;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/lessons/{lesson}/receipts")
    Reply show(Actor actor, Frame frame, LessonId lesson) {
        return switch (receipts.own(actor, lesson)) {
            case OwnReceipts.NotFound() -> new NotFound();
            case OwnReceipts.Found found ->
                    Page.of(
                            frame.titled(frame.say("receipt.title"))
                                    .under(
                                            new Crumb(
                                                    found.courseTitle(),
                                                    "/courses/" + found.course()),
                                            new Crumb(found.title(), "/lessons/" + lesson)),
                            "receipt/show",
                            views(frame).view(actor, lesson, found, versions(found)));
        };
    }

    @GetMapping("/lessons/{lesson}/receipts.json")
    Reply download(Actor actor, Frame frame, LessonId lesson) {
        return switch (receipts.own(actor, lesson)) {
            case OwnReceipts.NotFound() -> new NotFound();
            case OwnReceipts.Found found ->
                    Json.of(views(frame).json(actor, lesson, found, versions(found)));
        };
    }

    private ReceiptViews views(Frame frame) {
        return new ReceiptViews(views, frame.words(), clock.instant());
    }

    private Map<QuestionVersion.Pin, QuestionVersion> versions(OwnReceipts.Found found) {
        return questions.findAll(
                found.organization(),
                found.all().stream()
                        .map(OwnReceipts.Kept::answer)
                        .map(ReceiptPages::pin)
                        .distinct()
                        .toList());
    }

    static QuestionVersion.Pin pin(KeptAnswer answer) {
        return new QuestionVersion.Pin(answer.question(), answer.version());
    }
}
