package classroom7.learning.attachment;

import java.time.Instant;
import java.util.List;

/** How looking up the files of a course ended. */
public sealed interface Shelf {
    record Found(List<Shelved> files) implements Shelf {
        public Found {
            files = List.copyOf(files);
        }
    }

    /** Not there, or not the actor's to teach. */
    record NotFound() implements Shelf {}

    /** A file and what names it now: as it is written, or as it is published. */
    record Shelved(Attachment attachment, Instant addedAt, List<Use> uses) {
        public Shelved {
            uses = List.copyOf(uses);
        }
    }

    /** A text that names the file. */
    record Use(Place place, String id, String title) {}

    /** Whose text it is. */
    enum Place {
        LESSON,
        UNIT,
        COURSE;

        static Place of(String column) {
            return switch (column) {
                case "lesson" -> LESSON;
                case "unit" -> UNIT;
                case "course" -> COURSE;
                case String other -> throw new IllegalArgumentException("No place: " + other);
            };
        }
    }
}
