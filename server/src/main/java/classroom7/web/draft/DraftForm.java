package classroom7.web.draft;

import classroom7.learning.lesson.Drafts;
import org.jspecify.annotations.Nullable;

/**
 * A draft as it was typed, and the revision it was typed on. A text left out is empty; a revision
 * left out is none that ever was, so that saving ends as a conflict instead of writing over.
 */
record DraftForm(@Nullable String title, @Nullable String source, @Nullable Long revision) {
    private static final long NEVER = -1;

    Drafts.Typed typed() {
        return new Drafts.Typed(title == null ? "" : title, source == null ? "" : source);
    }

    long base() {
        return revision == null ? NEVER : revision;
    }
}
