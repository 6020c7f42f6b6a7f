package classroom7.learning.lesson;

/** What becomes of an answer received after the due date. */
public enum LatePolicy {
    /** It counts and is shown as late. */
    COUNT,
    /** It is kept and shown, and does not count. */
    KEEP;

    public static LatePolicy of(String column) {
        return column.equals("keep") ? KEEP : COUNT;
    }

    public String column() {
        return this == KEEP ? "keep" : "count";
    }
}
