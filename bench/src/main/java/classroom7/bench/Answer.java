package classroom7.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** One HTTP/1.1 response while it arrives: read just far enough to know its end and its status. */
final class Answer {
    private static final int BYTES_MAX = 1 << 20;
    private static final String CHUNKED_END = "0\r\n\r\n";

    private ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private int bodyStart;
    private int bodyLength; // -1: chunked
    private boolean packed;
    private int status;

    /** Asks once, on a connection of its own; the body of an answer that is well. */
    static String once(URI address, byte[] request) throws IOException {
        var answer = to(address, request);
        if (!answer.isWell()) {
            throw new IOException("Answered %d: %s".formatted(answer.status(), answer.body()));
        }
        return answer.body();
    }

    /** The same, whatever it is. */
    static Answer to(URI address, byte[] request) throws IOException {
        var at = new InetSocketAddress(address.getHost(), address.getPort());
        try (var channel = SocketChannel.open(at)) {
            channel.write(ByteBuffer.wrap(request));
            var answer = new Answer();
            while (!answer.readFrom(channel)) {
                Thread.onSpinWait();
            }
            return answer;
        }
    }

    /** How long it is, whole. */
    int bytes() {
        return buffer.position();
    }

    void begin() {
        buffer.clear();
        bodyStart = 0;
    }

    boolean isWell() {
        return status == 200 || status == 201 || status == 204 || status == 304;
    }

    String body() {
        return text(bodyStart, buffer.position());
    }

    /** The body as it was meant: its pieces joined, unpacked. */
    String text() throws IOException {
        var bytes =
                bodyLength < 0
                        ? joined()
                        : Arrays.copyOfRange(buffer.array(), bodyStart, buffer.position());
        if (packed) {
            try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                bytes = in.readAllBytes();
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private byte[] joined() {
        var out = new ByteArrayOutputStream();
        int at = bodyStart;
        for (int size = size(at); size > 0; size = size(at)) {
            while (buffer.array()[at++] != '\n') {
                // to the end of the line that names the size
            }
            out.write(buffer.array(), at, size);
            at += size + 2;
        }
        return out.toByteArray();
    }

    private int size(int at) {
        int digits = at;
        while (Character.digit(buffer.array()[digits], 16) >= 0) {
            digits++;
        }
        return Integer.parseInt(text(at, digits), 16);
    }

    int status() {
        return status;
    }

    /** Reads what is there; true when the response is whole. */
    boolean readFrom(SocketChannel channel) throws IOException {
        if (!buffer.hasRemaining()) {
            grow();
        }
        if (channel.read(buffer) < 0) {
            throw new EOFException(
                    "The server closed the connection: " + text(0, buffer.position()));
        }
        if (bodyStart == 0) {
            head();
        }
        return bodyStart != 0 && isWhole();
    }

    private boolean isWhole() {
        if (bodyLength >= 0) {
            return buffer.position() >= bodyStart + bodyLength;
        }
        int end = buffer.position();
        return end - bodyStart >= CHUNKED_END.length()
                && text(end - CHUNKED_END.length(), end).equals(CHUNKED_END);
    }

    private void head() {
        int end = headEnd();
        if (end < 0) {
            return;
        }
        var head = text(0, end).toLowerCase(Locale.ROOT);
        status = Integer.parseInt(head.substring(9, 12));
        bodyStart = end + 4;
        packed = head.contains("content-encoding: gzip");
        int at = head.indexOf("content-length:");
        if (at >= 0) {
            int line = head.indexOf('\r', at);
            bodyLength = Integer.parseInt(head.substring(at + 15, line < 0 ? end : line).strip());
        } else {
            bodyLength = head.contains("transfer-encoding: chunked") ? -1 : 0;
        }
    }

    private int headEnd() {
        var bytes = buffer.array();
        for (int at = 0; at + 3 < buffer.position(); at++) {
            if (bytes[at] == '\r' && bytes[at + 2] == '\r' && bytes[at + 1] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private void grow() throws IOException {
        if (buffer.capacity() >= BYTES_MAX) {
            throw new IOException("A response of more than " + BYTES_MAX + " bytes");
        }
        var larger = ByteBuffer.allocate(2 * buffer.capacity());
        buffer = larger.put(buffer.flip());
    }

    private String text(int from, int to) {
        return new String(buffer.array(), from, to - from, StandardCharsets.ISO_8859_1);
    }
}
