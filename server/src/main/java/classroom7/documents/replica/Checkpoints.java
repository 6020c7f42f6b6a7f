package classroom7.documents.replica;

import classroom7.base.OrganizationId;
import classroom7.documents.Replica;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Where the two stores of a replication remember how far it has come. */
final class Checkpoints {
    /** Another form of checkpoints, or of what they mean, gets another number. */
    private static final String VERSION = "1";

    private final Replica source;
    private final Replica target;
    private final OrganizationId organization;
    private final String id;

    Checkpoints(Replica source, Replica target, OrganizationId organization) {
        this.source = source;
        this.target = target;
        this.organization = organization;
        this.id = "classroom7-" + name(source.identity(), target.identity());
    }

    /** The two stores' own names, in this direction. */
    private static String name(String source, String target) {
        try {
            var text = String.join("\n", VERSION, source, target);
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes(text));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What both stores remember. */
    Checkpoint common() {
        return Checkpoint.read(target.local(organization, id))
                .common(Checkpoint.read(source.local(organization, id)));
    }

    /** The target first: it is the one that must not be believed to have what it has not. */
    void save(Checkpoint checkpoint) {
        target.saveLocal(organization, id, checkpoint.text());
        source.saveLocal(organization, id, checkpoint.text());
    }
}
