package classroom7.learning.course;

/** How making a join code ended. */
public sealed interface CodeMaking {
    record Made(String code) implements CodeMaking {}

    record NotFound() implements CodeMaking {}
}
