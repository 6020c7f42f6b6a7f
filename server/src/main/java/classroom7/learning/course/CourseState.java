package classroom7.learning.course;

/** A draft is its teachers' alone; what is archived can be read and no longer worked on. */
public enum CourseState {
    DRAFT,
    PUBLISHED,
    ARCHIVED;

    public static CourseState of(String column) {
        return switch (column) {
            case "draft" -> DRAFT;
            case "published" -> PUBLISHED;
            case "archived" -> ARCHIVED;
            default -> throw new IllegalStateException("No state of a course: " + column);
        };
    }

    public String column() {
        return switch (this) {
            case DRAFT -> "draft";
            case PUBLISHED -> "published";
            case ARCHIVED -> "archived";
        };
    }
}
