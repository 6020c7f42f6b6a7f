package classroom7.learning.question;

/** Something that was answered, for people to read. */
public sealed interface Said {
    /** What the question offers, in its own text. */
    record Offered(String markdown) implements Said {}

    /** What somebody typed. */
    record Typed(String text) implements Said {}

    /** What we have words for, by their key. */
    record Worded(String key) implements Said {}
}
