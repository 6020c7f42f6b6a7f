package classroom7.platform.html;

import java.util.Set;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/**
 * {@code $…$} in a line. As in Pandoc's extension {@code tex_math_dollars}, the opening dollar has
 * no space behind it, the closing one none before it and no digit behind it, so that prices stay
 * prices.
 */
final class FormulaInlineParser implements InlineContentParser {
    private static final char DOLLAR = '$';

    /** For every text anew. */
    static final class Factory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of(DOLLAR);
        }

        @Override
        public InlineContentParser create() {
            return new FormulaInlineParser();
        }
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        if (scanner.peekPreviousCodePoint() == DOLLAR) {
            // A longer run was looked at when it began; to look again each time takes its square.
            return ParsedInline.none();
        }
        int dollars = scanner.matchMultiple(DOLLAR);
        if (dollars > 2 || !scanner.hasNext() || dollars == 1 && isSpace(scanner.peek())) {
            return ParsedInline.none();
        }
        var tex = new StringBuilder();
        while (scanner.hasNext() && tex.length() <= Formulas.TEX_MAX) {
            char c = scanner.peek();
            if (c == DOLLAR && closes(scanner, tex, dollars)) {
                return ParsedInline.of(
                        new FormulaInline(tex.toString(), dollars == 2), scanner.position());
            }
            if (c == DOLLAR) {
                return ParsedInline.none();
            }
            tex.append(c);
            scanner.next();
            if (c == '\\' && scanner.hasNext()) {
                tex.append(scanner.peek());
                scanner.next();
            }
        }
        return ParsedInline.none();
    }

    /** Reads the closing dollars; whether they are that. */
    private static boolean closes(Scanner scanner, StringBuilder tex, int dollars) {
        int found = scanner.matchMultiple(DOLLAR);
        if (found != dollars || tex.isEmpty()) {
            return false;
        }
        return dollars == 2
                || !isSpace(tex.charAt(tex.length() - 1)) && !Character.isDigit(scanner.peek());
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c);
    }
}
