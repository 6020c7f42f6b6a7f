package classroom7.web.draft;

import classroom7.learning.lesson.Difference;
import java.util.List;

/** A lesson's history, and one of its texts beside the draft of now. */
public record HistoryView(String id, List<Row> versions, List<Row> drafts, Compared compared) {
    public HistoryView {
        versions = List.copyOf(versions);
        drafts = List.copyOf(drafts);
    }

    /** A published version or a stretch of typing. */
    public record Row(String address, String name, String when, String by, boolean shown) {}

    /**
     * How the draft of now differs from it.
     *
     * @param restoration where to post to bring its text back
     * @param publication where to post to publish it again; empty for a draft
     */
    public record Compared(
            String name, String restoration, String publication, List<Difference.Line> lines) {
        public Compared {
            lines = List.copyOf(lines);
        }

        static final Compared NOTHING = new Compared("", "", "", List.of());

        public boolean isThere() {
            return !name.isEmpty();
        }

        public boolean isPublished() {
            return !publication.isEmpty();
        }

        public boolean isSame() {
            return lines.stream().allMatch(line -> line.change() == Difference.Change.SAME);
        }
    }
}
