package classroom7.learning.lesson;

import java.util.List;

/** How looking up a lesson's history ended. */
public sealed interface History {
    /** Newest first. */
    record Found(Draft draft, List<VersionEntry> versions, List<DraftEntry> drafts)
            implements History {
        public Found {
            versions = List.copyOf(versions);
            drafts = List.copyOf(drafts);
        }
    }

    record NotFound() implements History {}
}
