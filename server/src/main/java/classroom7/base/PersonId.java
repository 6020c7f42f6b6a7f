package classroom7.base;

/** The opaque id of a person: see {@link Ids}. */
public record PersonId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
