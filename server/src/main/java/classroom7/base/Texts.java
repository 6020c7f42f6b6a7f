package classroom7.base;

/** What people type, made tidy at the edge. */
public final class Texts {
    private Texts() {}

    /**
     * One line: no control characters (a database stores no NUL), white space collapsed and cut off
     * at both ends.
     */
    public static String line(String typed) {
        return typed.codePoints()
                .map(c -> Character.isISOControl(c) || Character.isWhitespace(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll(" {2,}", " ")
                .strip();
    }

    /** Many lines: line ends become "\n"; no NUL, which a database does not store. */
    public static String lines(String typed) {
        return typed.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
    }
}
