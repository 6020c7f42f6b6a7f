package classroom7.learning.course;

/** What a person may do in a course; the view {@code course_role} says which. */
public enum CourseRole {
    TEACHER,
    LEARNER;

    public static CourseRole of(String column) {
        return column.equals("teacher") ? TEACHER : LEARNER;
    }

    public String column() {
        return this == TEACHER ? "teacher" : "learner";
    }
}
