package classroom7.web.question;

import classroom7.learning.question.Kinds;
import classroom7.learning.question.Question;
import classroom7.learning.question.Said;
import classroom7.platform.html.SafeHtml;
import classroom7.platform.words.Words;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Responses as a teacher reads them: choices by their text, the rest as it was typed. */
public final class Responses {
    private final QuestionViews views;
    private final Words words;

    public Responses(QuestionViews views, Words words) {
        this.views = views;
        this.words = words;
    }

    public List<SafeHtml> said(Question question, JsonNode response) {
        var said = Kinds.built().of(question).said(question, response);
        return said.isEmpty()
                ? List.of(html(new Said.Worded("question.said.nothing")))
                : said.stream().map(this::html).toList();
    }

    /** A bucket of a tally by its name. */
    public SafeHtml bucket(Question question, String name) {
        return html(Kinds.built().of(question).said(question, name));
    }

    private SafeHtml html(Said said) {
        return switch (said) {
            case Said.Offered(var markdown) -> views.html(markdown);
            case Said.Typed(var text) -> SafeHtml.text(text);
            case Said.Worded(var key) -> SafeHtml.text(words.say(key));
        };
    }
}
