package classroom7.web.attachment;

import java.util.List;

/** The files of a course and what uses each. */
public record FilesView(String course, List<Row> files) {
    public FilesView {
        files = List.copyOf(files);
    }

    /** One file: where it is fetched, and where it is removed. */
    public record Row(String name, String address, String facts, List<Use> uses, String removal) {
        public Row {
            uses = List.copyOf(uses);
        }
    }

    /** A text that names it, and where that is written. */
    public record Use(String title, String address) {}
}
