package classroom7.learning.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads the texts of a bundle: UTF-8, or UTF-16 that says so. */
final class BundleTexts {
    private static final int MARK_BYTES = 2;

    private BundleTexts() {}

    static String read(Bundle bundle, String path) {
        try (var in = bundle.open(path)) {
            var bytes = in.readNBytes(Bundle.TEXT_BYTES_MAX + 1);
            if (bytes.length > Bundle.TEXT_BYTES_MAX) {
                throw new BadBundle("exchange.bad.text-size", path, Bundle.TEXT_BYTES_MAX);
            }
            var text =
                    charset(bytes)
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
            if (text.indexOf('\0') >= 0) {
                throw new BadBundle("exchange.bad.encoding", path);
            }
            return text.replace("\ufeff", "").replace("\r\n", "\n").replace('\r', '\n');
        } catch (CharacterCodingException e) {
            throw new BadBundle("exchange.bad.encoding", path);
        } catch (IOException e) {
            throw new UncheckedIOException("Read " + path, e);
        }
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length >= MARK_BYTES) {
            int mark = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
            if (mark == 0xfeff) {
                return StandardCharsets.UTF_16BE;
            }
            if (mark == 0xfffe) {
                return StandardCharsets.UTF_16LE;
            }
        }
        return StandardCharsets.UTF_8;
    }
}
