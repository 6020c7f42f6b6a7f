package classroom7.learning.lesson;

import java.time.Instant;

/** A published version in a lesson's history. */
public record VersionEntry(
        int version, String title, Instant publishedAt, String publishedBy, int questions) {}
