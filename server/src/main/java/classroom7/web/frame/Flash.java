package classroom7.web.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said once on the next page after something was done: a message, and where to post to undo
 * it. It travels in a cookie, so it is short, and what comes back is checked like any input.
 */
public record Flash(String key, List<String> arguments, @Nullable String undo) {
    public static final String COOKIE = "c7-said";

    private static final int ARGUMENT_LENGTH_MAX = 120;
    private static final int ARGUMENTS_MAX = 4;
    private static final int COOKIE_LENGTH_MAX = 2_000;
    private static final char BETWEEN = '\u001f';

    public Flash {
        arguments = List.copyOf(arguments);
    }

    public static Flash of(String key, String... arguments) {
        return new Flash(key, List.of(arguments), null);
    }

    /** With a button that posts to this address, without fields. */
    public Flash undoneBy(String address) {
        return new Flash(key, arguments, address);
    }

    public String cookie() {
        StringBuilder said =
                new StringBuilder(key).append(BETWEEN).append(undo == null ? "" : undo);
        for (String argument : arguments.subList(0, Math.min(arguments.size(), ARGUMENTS_MAX))) {
            said.append(BETWEEN).append(shortened(argument).replace(BETWEEN, ' '));
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(said.toString().getBytes(UTF_8));
    }

    /** Null when the text was not made by {@link #cookie}. */
    public static @Nullable Flash read(String cookie) {
        if (cookie.isEmpty() || cookie.length() > COOKIE_LENGTH_MAX) {
            return null;
        }
        try {
            String said = new String(Base64.getUrlDecoder().decode(cookie), UTF_8);
            List<String> parts = new ArrayList<>(List.of(said.split(String.valueOf(BETWEEN), -1)));
            if (parts.size() < 2 || parts.size() > 2 + ARGUMENTS_MAX) {
                return null;
            }
            String undo = parts.get(1);
            boolean isOurs = undo.matches("/([^/\\\\].*)?");
            return new Flash(parts.get(0), parts.subList(2, parts.size()), isOurs ? undo : null);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static String shortened(String argument) {
        return argument.length() <= ARGUMENT_LENGTH_MAX
                ? argument
                : argument.substring(0, ARGUMENT_LENGTH_MAX - 1) + "…";
    }
}
