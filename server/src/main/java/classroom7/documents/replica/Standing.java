package classroom7.documents.replica;

import classroom7.base.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far one organization's replication has come. It is told by progress, what the source holds
 * beyond what both stores remember, and never by what a replication says of itself.
 *
 * @param behind documents that changed since, counted to {@link #COUNTED_MAX}
 * @param recorded when both stores were last told; null: never
 * @param seconds since then, if it is behind; 0 if it is not
 */
public record Standing(
        OrganizationId organization, long behind, @Nullable Instant recorded, long seconds) {
    public static final int COUNTED_MAX = 100_000;

    /** Documents of all organizations that the target's checkpoints have not passed. */
    static long behind(Replication.Pair pair) {
        long behind = 0;
        for (var organization : pair.source().organizations()) {
            var common = new Checkpoints(pair.source(), pair.target(), organization).common();
            behind += pair.source().pending(organization, common.place(), COUNTED_MAX);
        }
        return behind;
    }

    /** Those of all organizations of the source. */
    public static List<Standing> of(Replication.Pair pair, InstantSource clock) {
        return pair.source().organizations().stream()
                .map(organization -> of(pair, organization, clock.instant()))
                .toList();
    }

    private static Standing of(Replication.Pair pair, OrganizationId organization, Instant now) {
        var common = new Checkpoints(pair.source(), pair.target(), organization).common();
        long behind = pair.source().pending(organization, common.place(), COUNTED_MAX);
        var recorded = common.history().isEmpty() ? null : common.history().getFirst().time();
        long seconds =
                behind == 0 || recorded == null ? 0 : Duration.between(recorded, now).toSeconds();
        return new Standing(organization, behind, recorded, seconds);
    }
}
