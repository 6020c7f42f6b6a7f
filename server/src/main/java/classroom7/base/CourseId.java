package classroom7.base;

/** The opaque id of a course: see {@link Ids}. */
public record CourseId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
