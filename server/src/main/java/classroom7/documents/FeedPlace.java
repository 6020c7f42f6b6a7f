package classroom7.documents;

import java.util.regex.Pattern;

/** A place in PostgreSQL's change feed: a transaction and the row within it. */
record FeedPlace(String transaction, long sequence) {
    static final FeedPlace BEGINNING = new FeedPlace("0", 0);
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})");

    static FeedPlace of(DocumentStore.Feed last) {
        return new FeedPlace(last.transaction(), last.sequence());
    }

    /** What {@link #text} wrote; anything else is the beginning, which is always safe. */
    static FeedPlace read(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? new FeedPlace(parts.group(1), Long.parseLong(parts.group(2)))
                : BEGINNING;
    }

    String text() {
        return equals(BEGINNING) ? "" : transaction + "." + sequence;
    }
}
