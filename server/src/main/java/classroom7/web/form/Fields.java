package classroom7.web.form;

import classroom7.base.Problem;
import classroom7.platform.words.Words;
import java.util.List;

/** Makes the fields of one form, each with what is wrong with it. Labels are keys of messages. */
public record Fields(Words words, List<Problem> problems) {
    public Fields {
        problems = List.copyOf(problems);
    }

    /** A form that nobody has filled in yet. */
    public static Fields fresh(Words words) {
        return new Fields(words, List.of());
    }

    public Field text(String name, String label, String value) {
        return field(name, label, "text", value, "off");
    }

    public Field search(String name, String label, String value) {
        return field(name, label, "search", value, "off").optional();
    }

    public Field name(String name, String label, String value) {
        return field(name, label, "text", value, "name");
    }

    public Field email(String name, String label, String value) {
        return field(name, label, "email", value, "username");
    }

    /** What was typed is not printed again. */
    public Field password(String name, String label) {
        return field(name, label, "password", "", "current-password");
    }

    /** The same for one that is chosen now. */
    public Field newPassword(String name, String label) {
        return field(name, label, "password", "", "new-password");
    }

    /** What is wrong with a field, in words; "" when nothing. The name "" means the whole form. */
    public String problem(String name) {
        return problems.stream()
                .filter(problem -> problem.field().equals(name))
                .findFirst()
                .map(problem -> words.say(problem.key(), problem.arguments().toArray()))
                .orElse("");
    }

    private Field field(String name, String label, String type, String value, String autocomplete) {
        return new Field(
                name, words.say(label), type, value, autocomplete, "", problem(name), true);
    }
}
