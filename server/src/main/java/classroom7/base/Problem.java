package classroom7.base;

import java.util.List;

/**
 * What is wrong with one part of an input, for a form or an API: the field's name ("" for the whole
 * input), the key of the sentence in the message bundle and what goes into it.
 */
public record Problem(String field, String key, List<Object> arguments) {
    public Problem {
        arguments = List.copyOf(arguments);
    }

    /** The problem of one field. */
    public static Problem of(String field, String key, Object... arguments) {
        return new Problem(field, key, List.of(arguments));
    }
}
