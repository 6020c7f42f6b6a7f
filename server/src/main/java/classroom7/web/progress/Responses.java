package classroom7.web.progress;

import classroom7.learning.question.Line;
import classroom7.learning.question.Question;
import classroom7.platform.html.SafeHtml;
import classroom7.platform.words.Words;
import classroom7.web.question.QuestionViews;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Responses as a teacher reads them: choices by their text, the rest as it was typed. */
final class Responses {
    private final QuestionViews views;
    private final Words words;

    Responses(QuestionViews views, Words words) {
        this.views = views;
        this.words = words;
    }

    List<SafeHtml> said(Question question, JsonNode response) {
        List<SafeHtml> said = new ArrayList<>();
        if (response.has("choice")) {
            said.add(choice(question, response.path("choice").asString("")));
        }
        response.path("choices").forEach(id -> said.add(choice(question, id.asString(""))));
        if (response.has("truth")) {
            said.add(plain(words.say("question." + response.path("truth").asString("false"))));
        }
        for (String name : List.of("text", "number")) {
            if (response.has(name)) {
                said.add(plain(response.path(name).asString("")));
            }
        }
        if (said.isEmpty()) {
            said.add(plain(words.say("progress.nothing-chosen")));
        }
        return said;
    }

    /** A bucket of a tally by its name. */
    SafeHtml bucket(Question question, String name) {
        return switch (question.kind()) {
            case "truth" -> plain(words.say("question." + name));
            case String kind when question.line(name) != null -> choice(question, name);
            case String kind -> plain(name.isEmpty() ? words.say("progress.nothing-chosen") : name);
        };
    }

    private SafeHtml choice(Question question, String id) {
        Line line = question.line(id);
        return line == null ? plain(words.say("progress.choice-gone")) : views.html(line.text());
    }

    static SafeHtml plain(String text) {
        return SafeHtml.text(text);
    }
}
