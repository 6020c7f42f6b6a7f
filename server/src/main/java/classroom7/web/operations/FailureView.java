package classroom7.web.operations;

import java.util.List;

/**
 * One group of equal failures.
 *
 * @param type with its package
 * @param isNews whether it can be resolved or ignored; else it can be opened again
 */
public record FailureView(
        FailuresView.Line line, String type, boolean isNews, String stack, List<Example> examples) {
    public FailureView {
        examples = List.copyOf(examples);
    }

    public record Example(
            String at,
            String message,
            String request,
            String person,
            String process,
            String told) {}
}
