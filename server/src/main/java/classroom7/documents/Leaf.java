package classroom7.documents;

import java.util.List;

/**
 * One end of a document's revision tree, with what is known of the way to it: what replication
 * carries.
 *
 * @param path its own revision, then the earlier ones, newest first
 * @param deleted whether it is a tombstone
 * @param body the text of one JSON object without members of the store
 */
public record Leaf(String id, List<String> path, boolean deleted, String body) {
    public Leaf {
        path = List.copyOf(path);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("A leaf without a revision: " + id);
        }
    }

    public String revision() {
        return path.getFirst();
    }

    /** The earlier revisions, newest first. */
    List<String> ancestry() {
        return path.subList(1, path.size());
    }
}
