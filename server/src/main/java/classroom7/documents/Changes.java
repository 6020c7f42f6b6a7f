package classroom7.documents;

import java.util.List;

/**
 * A part of an organization's change feed. A document that changed several times appears once, at
 * its latest change.
 *
 * @param position where to go on
 * @param more whether there was more than fitted; false: the reader has caught up
 * @param restarted the position asked for was of another epoch: this is the feed from its
 *     beginning, and what the reader derived from it may be of a store that no longer is
 */
public record Changes(List<Change> all, Position position, boolean more, boolean restarted) {
    public Changes {
        all = List.copyOf(all);
    }

    /** That a document was written or, with {@code deleted}, removed. */
    public record Change(String id, String revision, boolean deleted) {}
}
