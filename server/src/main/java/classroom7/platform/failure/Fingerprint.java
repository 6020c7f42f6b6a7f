package classroom7.platform.failure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What equal failures have in common: the types of a failure and of its causes, and the methods
 * they came through. Messages do not count, for they name what was at hand; nor do lines and
 * numbers that the compiler gave, so that a release does not make old failures new ones.
 *
 * @param id of the group: the first 128 bits of a SHA-256 in hexadecimal
 * @param type the class of the failure, or of what caused it first
 * @param place the first method of ours on the way, else the first of all
 * @param stack types and methods, one to a line
 */
record Fingerprint(String id, String type, String place, String stack) {
    static final int CAUSES_MAX = 6;
    static final int FRAMES_MAX = 60;
    private static final int ID_BYTES = 16;
    private static final String OURS = "classroom7.";

    /** Hidden classes, proxies and lambdas carry numbers that are others in each process. */
    private static final Pattern NUMBERED =
            Pattern.compile("(/0x[0-9a-f]+|\\$\\$\\w*?\\d*$|\\$\\d+|(?<=Accessor)\\d+)");

    private static final Pattern REFLECTION =
            Pattern.compile(
                    "^(jdk\\.internal\\.reflect|java\\.lang\\.reflect|java\\.lang\\.invoke)\\..*");

    static Fingerprint of(Throwable thrown) {
        var stack = new StringBuilder(2048);
        var type = thrown.getClass().getName();
        var place = "";
        @Nullable Throwable at = thrown;
        for (int depth = 0; at != null && depth < CAUSES_MAX; depth++, at = cause(at)) {
            type = at.getClass().getName();
            stack.append(depth == 0 ? "" : "caused by ").append(type).append('\n');
            var frames = at.getStackTrace();
            for (int number = 0; number < Math.min(frames.length, FRAMES_MAX); number++) {
                var frame = plain(frames[number]);
                if (!REFLECTION.matcher(frame).matches()) {
                    stack.append("  ").append(frame).append('\n');
                    place = better(place, frame);
                }
            }
        }
        var text = stack.toString();
        return new Fingerprint(digest(text), type, place, text);
    }

    private static String better(String before, String frame) {
        boolean first = before.isEmpty();
        return first || frame.startsWith(OURS) && !before.startsWith(OURS) ? frame : before;
    }

    private static String plain(StackTraceElement frame) {
        var name = NUMBERED.matcher(frame.getClassName()).replaceAll("");
        return name + "." + NUMBERED.matcher(frame.getMethodName()).replaceAll("");
    }

    /** A cause that leads back to itself ends the chain. */
    private static @Nullable Throwable cause(Throwable thrown) {
        return thrown.getCause() == thrown ? null : thrown.getCause();
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
