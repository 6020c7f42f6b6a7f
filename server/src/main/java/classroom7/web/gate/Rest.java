package classroom7.web.gate;

import classroom7.web.reply.Again;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;

/**
 * What is still on its way of a request that was refused before its body was read. A connection
 * that is closed under somebody who sends reaches a browser as a cut one, without the reply: so the
 * rest is read and thrown away, before the reply: after it Tomcat lets nothing be read.
 */
final class Rest {
    /** As much as the largest form that any route takes. */
    static final long BYTES_MAX = 512L << 20;

    static final Duration TIME_MAX = Duration.ofMinutes(2);

    /** Of somebody whom nobody knows: a session that has ended, or a stranger. */
    static final long STRANGER_BYTES_MAX = 64L << 20;

    static final Duration STRANGER_TIME_MAX = Duration.ofSeconds(20);

    private static final int PIECE = 1 << 16;

    private Rest() {}

    static void drain(HttpServletRequest request, boolean known) {
        if (Again.readsFiles(request)) {
            return; // for what was typed beside the files
        }
        long bytesMax = known ? BYTES_MAX : STRANGER_BYTES_MAX;
        // Who sends only what is wanted (Expect) has not begun.
        boolean begun = request.getHeader("Expect") == null;
        if (!begun || request.getContentLengthLong() > bytesMax) {
            return;
        }
        long end = System.nanoTime() + (known ? TIME_MAX : STRANGER_TIME_MAX).toNanos();
        long left = bytesMax;
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
