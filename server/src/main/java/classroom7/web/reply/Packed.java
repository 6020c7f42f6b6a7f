package classroom7.web.reply;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Pages on their way out: long ones are packed for whoever takes them so. A short page gains
 * nothing on a phone and costs the server more than all else it does for it.
 */
final class Packed {
    private static final int BYTES_FROM = 16_384;
    private static final int SHRINKS_TO = 4;

    private Packed() {}

    static void send(byte[] page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var taken = request.getHeader("Accept-Encoding");
        boolean isPacked = page.length >= BYTES_FROM && taken != null && taken.contains("gzip");
        var sent = isPacked ? packed(page) : page;
        response.setHeader("Vary", "Accept-Encoding");
        if (isPacked) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(sent.length);
        response.getOutputStream().write(sent);
    }

    private static byte[] packed(byte[] page) throws IOException {
        var out = new ByteArrayOutputStream(page.length / SHRINKS_TO);
        try (var gzip = new Quick(out)) {
            gzip.write(page);
        }
        return out.toByteArray();
    }

    /** The levels above gain a twentieth and cost twice as much. */
    private static final class Quick extends GZIPOutputStream {
        Quick(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED + 2);
        }
    }
}
