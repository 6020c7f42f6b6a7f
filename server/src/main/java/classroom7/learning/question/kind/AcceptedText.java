package classroom7.learning.question.kind;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A pattern for short texts: {@code *} stands for any text, also none; {@code \*} is a star and
 * {@code \\} a backslash.
 */
record AcceptedText(List<String> parts) {
    private static final int FULL_WIDTH_FIRST = 0xff01;
    private static final int FULL_WIDTH_LAST = 0xff5e;
    private static final int FULL_WIDTH_SHIFT = 0xfee0;

    AcceptedText {
        parts = List.copyOf(parts);
    }

    static AcceptedText of(String pattern, boolean exact) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int at = 0; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            boolean escapes =
                    c == '\\'
                            && at + 1 < pattern.length()
                            && "\\*".indexOf(pattern.charAt(at + 1)) >= 0;
            if (escapes) {
                part.append(pattern.charAt(++at));
            } else if (c == '*') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return new AcceptedText(plainParts(parts, exact));
    }

    private static List<String> plainParts(List<String> parts, boolean exact) {
        var plain = new ArrayList<String>();
        for (int at = 0; at < parts.size(); at++) {
            // A space beside a star counts, one at either end of the pattern does not.
            var part = simplify(parts.get(at), exact);
            part = at == 0 ? part.stripLeading() : part;
            plain.add(at == parts.size() - 1 ? part.stripTrailing() : part);
        }
        return plain;
    }

    /** Whether the text, in its plain form, fits. Linear but for the stars. */
    boolean accepts(String text) {
        if (parts.size() == 1) {
            return text.equals(parts.getFirst());
        }
        var first = parts.getFirst();
        var last = parts.getLast();
        if (!text.startsWith(first)
                || !text.endsWith(last)
                || text.length() < first.length() + last.length()) {
            return false;
        }
        int at = first.length();
        int end = text.length() - last.length();
        for (var part : parts.subList(1, parts.size() - 1)) {
            int found = text.indexOf(part, at);
            if (found < 0 || found + part.length() > end) {
                return false;
            }
            at = found + part.length();
        }
        return true;
    }

    /** The form in which texts are compared. */
    static String plain(String text, boolean exact) {
        return simplify(text, exact).strip();
    }

    private static String simplify(String text, boolean exact) {
        var out = new StringBuilder();
        boolean space = false;
        for (int c : Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
            int simple = simplify(c);
            if (simple == ' ') {
                space = true;
            } else if (simple != 0) {
                out.append(space ? " " : "").appendCodePoint(simple);
                space = false;
            }
        }
        out.append(space ? " " : "");
        // Upper, then lower: so that ß and SS, ς and σ are the same.
        return exact
                ? out.toString()
                : out.toString()
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT)
                        .replace('ς', 'σ');
    }

    private static int simplify(int c) {
        if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST) {
            return c - FULL_WIDTH_SHIFT;
        }
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return ' ';
        }
        return switch (c) {
            case '‘', '’', 'ʼ', '′', '`', '´' -> '\'';
            case '“', '”', '„', '«', '»', '″' -> '"';
            case '‐', '‑', '‒', '–', '—', '−' -> '-';
            case 0x200b, 0x200e, 0x200f, 0x2060, 0xfeff, 0x00ad -> 0;
            default -> c;
        };
    }
}
