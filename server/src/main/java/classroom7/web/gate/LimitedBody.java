package classroom7.web.gate;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body names no length: it ends with {@link TooLarge} where the limit is. */
final class LimitedBody extends HttpServletRequestWrapper {
    /** More came than is taken. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final int bytesMax;

    LimitedBody(HttpServletRequest request, int bytesMax) {
        super(request);
        this.bytesMax = bytesMax;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Limited(super.getInputStream(), bytesMax);
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class Limited extends ServletInputStream {
        private final ServletInputStream body;
        private long left;

        Limited(ServletInputStream body, int bytesMax) {
            this.body = body;
            this.left = bytesMax;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = body.read(bytes, from, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws TooLarge {
            left -= read;
            if (left < 0) {
                throw new TooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
