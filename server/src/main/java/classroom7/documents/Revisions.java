package classroom7.documents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Names of revisions in CouchDB's form: the generation, a hyphen, 32 hexadecimal digits. The digits
 * are the first 128 bits of SHA-256 over the parent, whether it is a tombstone, and the body, so
 * that the same edit made in two places is the same revision.
 */
final class Revisions {
    private static final int DIGEST_BYTES = 16;

    private Revisions() {}

    static String next(@Nullable String parent, boolean deleted, String body) {
        var digest = sha256();
        digest.update((parent == null ? "" : parent).getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) (deleted ? 1 : 0));
        digest.update(body.getBytes(StandardCharsets.UTF_8));
        var name = HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
        return (generation(parent) + 1) + "-" + name;
    }

    /** The number before the hyphen; 0 for none or for what has no such form. */
    static long generation(@Nullable String revision) {
        int cut = revision == null ? -1 : revision.indexOf('-');
        if (revision == null || cut < 1 || cut > 18) {
            return 0;
        }
        return revision.chars().limit(cut).allMatch(c -> c >= '0' && c <= '9')
                ? Long.parseLong(revision, 0, cut, 10)
                : 0;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
