package classroom7.learning.lesson;

import java.time.Instant;

/** A stretch of typing in a lesson's history; its text is as it was at the end of it. */
public record DraftEntry(
        String id, String title, Instant begunAt, Instant savedAt, String savedBy) {}
