package classroom7.learning.lesson;

/** How looking up an earlier text of a lesson ended. */
public sealed interface Past {
    record Found(String title, String source) implements Past {}

    record NotFound() implements Past {}
}
