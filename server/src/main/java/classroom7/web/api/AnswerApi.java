package classroom7.web.api;

import classroom7.documents.Documents;
import classroom7.learning.answer.AnswerForm;
import classroom7.learning.answer.Answers;
import classroom7.learning.answer.SentAnswer;
import classroom7.people.access.Actor;
import classroom7.platform.words.Words;
import classroom7.web.reply.Json;
import classroom7.web.reply.Refused;
import classroom7.web.reply.Reply;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /api/answers}: many at a time, a receipt for each in the order sent. A device that
 * more than one person uses names the person whose answers it sends.
 */
@Controller
public final class AnswerApi {
    // A member twice is ambiguous, and numbers are kept as they were sent.
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final Answers answers;
    private final Documents documents;

    public AnswerApi(Answers answers, Documents documents) {
        this.answers = answers;
        this.documents = documents;
    }

    @PostMapping("/api/answers")
    Reply accept(Actor actor, Words words, HttpServletRequest request) throws IOException {
        var body = read(bytes(request));
        if (body == null || !body.path("answers").isArray()) {
            return Refused.badInput("api.answers.form");
        }
        var person = body.path("person");
        if (!person.isMissingNode() && !actor.person().value().equals(person.asString(""))) {
            return new Refused(409, "api.answers.somebody-else", List.of());
        }
        var items = body.path("answers");
        if (items.size() > Answers.SENT_MAX) {
            return Refused.badInput("api.answers.many", Answers.SENT_MAX);
        }
        var forms = new ArrayList<AnswerForm>();
        var sent = new ArrayList<SentAnswer>();
        for (var item : items) {
            var form = AnswerForm.read(item);
            forms.add(form);
            if (form instanceof AnswerForm.Valid(var answer)) {
                sent.add(answer);
            }
        }
        var receipts = answers.accept(actor, sent).iterator();
        var reply = ApiJson.object();
        var array = reply.putArray("receipts");
        for (var form : forms) {
            array.add(
                    switch (form) {
                        case AnswerForm.Valid valid -> ApiJson.receipt(receipts.next(), words);
                        case AnswerForm.Invalid(var id, var problem) ->
                                ApiJson.refused(id, problem, documents.epoch(), words);
                    });
        }
        return Json.of(reply.put("stores", documents.stores()));
    }

    /** As many as announced: who reads an unknown number takes 16 KB for each small answer. */
    private static byte[] bytes(HttpServletRequest request) throws IOException {
        int announced = request.getContentLength();
        var stream = request.getInputStream();
        return announced < 0 ? stream.readAllBytes() : stream.readNBytes(announced);
    }

    private static @Nullable JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return null;
        }
    }
}
