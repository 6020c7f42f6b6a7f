package classroom7.platform.words;

import java.util.ArrayList;
import java.util.List;

/** A message cut at its slots {@code {0}} to {@code {9}}; every other brace stands for itself. */
final class Phrase {
    private final String[] texts;
    private final int[] slots;

    private Phrase(String[] texts, int[] slots) {
        this.texts = texts;
        this.slots = slots;
    }

    static Phrase of(String message) {
        List<String> texts = new ArrayList<>();
        List<Integer> slots = new ArrayList<>();
        int from = 0;
        for (int at = message.indexOf('{'); at >= 0; at = message.indexOf('{', at + 1)) {
            if (isSlot(message, at)) {
                texts.add(message.substring(from, at));
                slots.add(message.charAt(at + 1) - '0');
                from = at + 3;
            }
        }
        texts.add(message.substring(from));
        return new Phrase(
                texts.toArray(String[]::new), slots.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The message with its slots filled; a slot that nothing fills stays empty. */
    String with(Words words, Object... arguments) {
        if (slots.length == 0) {
            return texts[0];
        }
        StringBuilder said = new StringBuilder(64).append(texts[0]);
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] < arguments.length) {
                said.append(words.written(arguments[slots[i]]));
            }
            said.append(texts[i + 1]);
        }
        return said.toString();
    }

    private static boolean isSlot(String message, int at) {
        return at + 2 < message.length()
                && message.charAt(at + 2) == '}'
                && message.charAt(at + 1) >= '0'
                && message.charAt(at + 1) <= '9';
    }
}
