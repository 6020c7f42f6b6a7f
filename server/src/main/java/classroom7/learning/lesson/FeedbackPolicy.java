package classroom7.learning.lesson;

/** When a learner sees marks and feedback. */
public enum FeedbackPolicy {
    AT_ONCE,
    AFTER_DUE,
    NEVER;

    public static FeedbackPolicy of(String column) {
        return switch (column) {
            case "after-due" -> AFTER_DUE;
            case "never" -> NEVER;
            default -> AT_ONCE;
        };
    }

    public String column() {
        return switch (this) {
            case AT_ONCE -> "at-once";
            case AFTER_DUE -> "after-due";
            case NEVER -> "never";
        };
    }
}
