package classroom7.web.receipt;

import classroom7.base.LessonId;
import classroom7.learning.answer.KeptAnswer;
import classroom7.learning.answer.OwnReceipts;
import classroom7.learning.question.QuestionVersion;
import classroom7.people.access.Actor;
import classroom7.platform.html.SafeHtml;
import classroom7.platform.words.Words;
import classroom7.web.question.QuestionViews;
import classroom7.web.question.Responses;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts receipts into words, and into a file that a program can check. */
final class ReceiptViews {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int DEVICE_SHOWN = 6;

    private final QuestionViews views;
    private final Words words;
    private final Responses responses;
    private final Instant now;

    ReceiptViews(QuestionViews views, Words words, Instant now) {
        this.views = views;
        this.words = words;
        this.responses = new Responses(views, words);
        this.now = now;
    }

    ReceiptView view(
            Actor actor,
            LessonId lesson,
            OwnReceipts.Found found,
            Map<QuestionVersion.Pin, QuestionVersion> versions) {
        return new ReceiptView(
                found.title(),
                "/lessons/" + lesson,
                words.say("receipt.whose", actor.name(), actor.email(), words.moment(now)),
                "receipts-" + lesson + ".json",
                found.epoch(),
                found.all().reversed().stream()
                        .map(kept -> receipt(kept, versions.get(ReceiptPages.pin(kept.answer()))))
                        .toList());
    }

    private ReceiptView.Receipt receipt(OwnReceipts.Kept kept, @Nullable QuestionVersion version) {
        var answer = kept.answer();
        return new ReceiptView.Receipt(
                asked(version),
                said(version, answer),
                kept.late() ? "mind" : kept.counts() ? "good" : "",
                words.say(state(kept)),
                words.say(
                        "receipt.facts",
                        words.moment(answer.receivedAt()),
                        answer.attempt(),
                        device(answer),
                        kept.copies()),
                answer.digest());
    }

    private static String state(OwnReceipts.Kept kept) {
        if (kept.late()) {
            return kept.counts() ? "receipt.late" : "receipt.late-earlier";
        }
        return kept.counts() ? "receipt.counts" : "receipt.earlier";
    }

    private SafeHtml asked(@Nullable QuestionVersion version) {
        return version == null ? SafeHtml.EMPTY : views.html(version.question().prompt());
    }

    private List<SafeHtml> said(@Nullable QuestionVersion version, KeptAnswer answer) {
        return version == null
                ? List.of(SafeHtml.text(answer.response().toString()))
                : responses.said(version.question(), answer.response());
    }

    private static String device(KeptAnswer answer) {
        var device = answer.device();
        return device.substring(Math.max(0, device.length() - DEVICE_SHOWN));
    }

    /** Indented, and with what was asked and said in words: it is to be read by people too. */
    String json(
            Actor actor,
            LessonId lesson,
            OwnReceipts.Found found,
            Map<QuestionVersion.Pin, QuestionVersion> versions) {
        var file = JSON.createObjectNode().put("about", words.say("receipt.about"));
        file.put("lesson", found.title()).put("lessonId", lesson.value());
        file.put("name", actor.name()).put("email", actor.email());
        file.put("madeAt", now.toString()).put("epoch", found.epoch());
        var all = file.putArray("receipts");
        for (var kept : found.all()) {
            fill(all.addObject(), kept, versions.get(ReceiptPages.pin(kept.answer())));
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(file);
    }

    private void fill(
            ObjectNode receipt, OwnReceipts.Kept kept, @Nullable QuestionVersion version) {
        receipt.put("asked", plain(asked(version)));
        receipt.put(
                "said",
                said(version, kept.answer()).stream()
                        .map(ReceiptViews::plain)
                        .collect(Collectors.joining(", ")));
        receipt.put("receivedAt", kept.answer().receivedAt().toString());
        receipt.put("counts", kept.counts()).put("late", kept.late()).put("copies", kept.copies());
        receipt.put("digest", kept.answer().digest()).set("sent", kept.sent());
    }

    private static String plain(SafeHtml html) {
        return html.html().replaceAll("<[^>]*>", "").strip();
    }
}
