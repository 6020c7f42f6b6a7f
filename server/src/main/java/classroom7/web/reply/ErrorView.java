package classroom7.web.reply;

import org.jspecify.annotations.Nullable;

/**
 * A page for when something is not right.
 *
 * @param again the same request once more; null: it would end as this one did
 */
public record ErrorView(String heading, String advice, String failure, @Nullable Again again) {}
