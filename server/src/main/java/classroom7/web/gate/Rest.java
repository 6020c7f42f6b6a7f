package classroom7.web.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;

/**
 * What is still on its way of a request that was refused before its body was read. A connection
 * that is closed under somebody who sends reaches a browser as a cut one, without the reply: so the
 * rest is read and thrown away.
 */
final class Rest {
    /** As much as the largest form that any route takes. */
    static final long BYTES_MAX = 512L << 20;

    static final Duration TIME_MAX = Duration.ofMinutes(2);

    private static final int PIECE = 1 << 16;

    private Rest() {}

    static void drain(HttpServletRequest request) {
        // Who sends only what is wanted (Expect) has not begun.
        boolean begun = request.getHeader("Expect") == null;
        if (!begun || request.getContentLengthLong() > BYTES_MAX) {
            return;
        }
        long end = System.nanoTime() + TIME_MAX.toNanos();
        long left = BYTES_MAX;
        byte[] piece = new byte[PIECE];
        try {
            var body = request.getInputStream();
            int read = body.read(piece);
            while (read >= 0 && left > 0 && System.nanoTime() < end) {
                left -= read;
                read = body.read(piece);
            }
        } catch (IOException gone) {
            // Who sent it has left, and waits for no reply.
            return;
        }
    }
}
