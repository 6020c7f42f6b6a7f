package classroom7.web.question;

import classroom7.web.frame.Frame;
import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.Map;

/**
 * The templates of the kinds, found by the kind's name: adding a kind touches no other template.
 */
public final class Bodies {
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, Bodies.class.getClassLoader(), "classroom7.jte");

    Bodies() {}

    Content of(Frame frame, QuestionView view) {
        return output ->
                templates.render(
                        "question/kind/" + view.kind() + ".jte",
                        Map.of("frame", frame, "view", view),
                        output);
    }
}
