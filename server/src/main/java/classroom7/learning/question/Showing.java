package classroom7.learning.question;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a question is shown.
 *
 * @param html Markdown to safe HTML
 * @param seed the attempt's seed, by which lines are shuffled; null: as written
 * @param shuffle whether the lesson shuffles every question
 */
public record Showing(UnaryOperator<String> html, @Nullable Long seed, boolean shuffle) {}
