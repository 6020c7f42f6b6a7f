package classroom7.learning.attempt;

import classroom7.base.LessonId;
import classroom7.base.PersonId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The seed of an attempt. It follows from lesson, learner and number, so that what is shown before
 * an attempt begins stays as it was when the first answer begins it.
 */
public final class Seeds {
    /** So that a program in JavaScript reads it without loss: 53 bits. */
    private static final int BITS_DROPPED = 11;

    private Seeds() {}

    /** From 0 to 2^53 - 1: the first bits of SHA-256 over the three, separated by colons. */
    public static long of(LessonId lesson, PersonId learner, int number) {
        var text = lesson.value() + ":" + learner.value() + ":" + number;
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.US_ASCII));
            return ByteBuffer.wrap(digest).getLong() >>> BITS_DROPPED;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
