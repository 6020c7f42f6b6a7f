package classroom7.base;

/** The opaque id of a lesson: see {@link Ids}. */
public record LessonId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
