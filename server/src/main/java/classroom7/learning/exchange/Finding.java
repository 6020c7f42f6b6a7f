package classroom7.learning.exchange;

import classroom7.base.Problem;

/**
 * One line of a report.
 *
 * @param line of the file, from 1; 0: the file as a whole
 */
public record Finding(Grade grade, String path, int line, Problem problem) {
    /** What became of it. */
    public enum Grade {
        /** Kept as text, because it cannot be more here yet. */
        KEPT,
        /** Not taken over. */
        LEFT_OUT,
        /** A link or picture that leads nowhere. */
        BROKEN,
        /** To be mended before it can be published. */
        TO_MEND
    }

    public static Finding of(Grade grade, String path, int line, String key, Object... arguments) {
        return new Finding(grade, path, line, Problem.of("", key, arguments));
    }
}
