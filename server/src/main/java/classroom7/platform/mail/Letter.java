package classroom7.platform.mail;

import java.util.List;
import java.util.Locale;

/**
 * A letter to one person. Its words are in the message bundle: {@code mail.KEY.subject}, {@code
 * mail.KEY.text} (paragraphs divided by an empty line) and {@code mail.KEY.action} (what the link
 * does).
 *
 * @param to the address, already checked
 * @param name what the receiver is called; may be empty
 * @param arguments what goes into subject and text
 * @param path of the page that the link leads to, from "/"
 */
public record Letter(
        String to, String name, Locale language, String key, List<Object> arguments, String path) {
    public Letter {
        arguments = List.copyOf(arguments);
    }
}
