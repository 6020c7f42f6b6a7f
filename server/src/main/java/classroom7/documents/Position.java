package classroom7.documents;

import classroom7.base.Ids;

/**
 * A place in an organization's change feed: everything before it was handed out and nothing will
 * ever appear there again. It is worth something only within one epoch of the installation.
 *
 * @param epoch the installation's epoch when the position was handed out
 * @param place the back end's own word, opaque; empty: the beginning
 */
public record Position(String epoch, String place) {
    private static final char SEPARATOR = '/';

    /** Before the first change. */
    public static Position beginning(String epoch) {
        return new Position(epoch, "");
    }

    /** The position that {@link #toString} wrote; text that it did not write is the beginning. */
    public static Position read(String text) {
        int cut = text.indexOf(SEPARATOR);
        if (cut < 0 || !Ids.isId(text.substring(0, cut))) {
            return beginning("");
        }
        return new Position(text.substring(0, cut), text.substring(cut + 1));
    }

    @Override
    public String toString() {
        return epoch + SEPARATOR + place;
    }
}
