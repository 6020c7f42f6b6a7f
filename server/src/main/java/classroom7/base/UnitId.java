package classroom7.base;

/** The opaque id of a unit of a course: see {@link Ids}. */
public record UnitId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
