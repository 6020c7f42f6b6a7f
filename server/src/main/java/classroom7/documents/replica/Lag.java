package classroom7.documents.replica;

import classroom7.base.OrganizationId;
import classroom7.documents.Replica;
import classroom7.documents.SecondCopy;
import classroom7.documents.SecondCopy.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far the second store is behind with one organization, as main alone knows it: also while the
 * second store is away and whether or not anybody follows. What stands still is told by progress,
 * never by what a replication says of itself.
 *
 * @param behind documents that changed since, counted to {@link Standing#COUNTED_MAX}
 * @param seconds how old the oldest of them may be; 0 if there is none
 * @param worked when it was last seen to work; null: never
 * @param refused documents that the second store does not keep
 * @param stuck main moved on, and the second store did not follow for {@link #STUCK_AFTER}
 */
public record Lag(
        OrganizationId organization,
        long behind,
        long seconds,
        @Nullable Instant worked,
        long refused,
        boolean stuck) {
    public static final Duration STUCK_AFTER = Duration.ofSeconds(60);

    /** Those of all organizations of main. */
    public static List<Lag> of(Replica main, SecondCopy second, InstantSource clock) {
        var known =
                second.progress().stream()
                        .collect(Collectors.toMap(Progress::organization, Function.identity()));
        var now = clock.instant();
        return main.organizations().stream()
                .map(organization -> of(main, organization, known.get(organization), now))
                .toList();
    }

    private static Lag of(
            Replica main, OrganizationId organization, @Nullable Progress known, Instant now) {
        var place = known == null ? "" : known.place();
        long behind = main.pending(organization, place, Standing.COUNTED_MAX);
        if (known == null) {
            return new Lag(organization, behind, 0, null, 0, behind > 0);
        }
        var complete = known.completeAt() == null ? known.movedAt() : known.completeAt();
        boolean still = Duration.between(known.movedAt(), now).compareTo(STUCK_AFTER) > 0;
        return new Lag(
                organization,
                behind,
                behind == 0 ? 0 : Math.max(0, Duration.between(complete, now).toSeconds()),
                known.movedAt(),
                known.refused(),
                behind > 0 && still);
    }
}
