package classroom7.base;

/** The opaque id of a question: see {@link Ids}. */
public record QuestionId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
