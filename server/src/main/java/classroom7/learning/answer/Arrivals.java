package classroom7.learning.answer;

import classroom7.base.OrganizationId;
import classroom7.documents.Changes;
import classroom7.documents.Documents;
import classroom7.documents.DocumentsFailure;
import classroom7.documents.Position;
import classroom7.platform.database.Touches;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Notices the answers that other processes take, in the organizations whose lessons are read here.
 * The store itself tells: an answer's own write does nothing for it.
 */
final class Arrivals implements Touches.Looking {
    /** An organization whose lessons nobody opened for so long is no longer followed. */
    static final Duration IDLE_MAX = Duration.ofMinutes(10);

    private record Followed(@Nullable Position position, long wantedAt) {}

    private final Documents documents;
    private final ConcurrentHashMap<OrganizationId, Followed> followed = new ConcurrentHashMap<>();

    Arrivals(Documents documents) {
        this.documents = documents;
    }

    /** From the next look on; what was kept before it is forgotten then. */
    void follow(OrganizationId organization) {
        followed.compute(
                organization,
                (id, before) ->
                        new Followed(before == null ? null : before.position(), System.nanoTime()));
    }

    @Override
    public void look(Touches touches) {
        followed.forEach((organization, before) -> look(touches, organization, before));
    }

    private void look(Touches touches, OrganizationId organization, Followed before) {
        if (System.nanoTime() - before.wantedAt() > IDLE_MAX.toNanos()) {
            followed.remove(organization, before);
            touches.touch(organization.value());
            return;
        }
        var recent = recent(organization, before.position());
        if (before.position() == null || recent.more() || recent.restarted()) {
            touches.touch(organization.value());
        }
        for (var change : recent.all()) {
            var place = KeptAnswer.place(change.id());
            if (place != null) {
                touches.touch(KeptAnswer.prefix(place.lesson(), place.learner()));
            }
        }
        followed.computeIfPresent(
                organization, (id, now) -> new Followed(recent.position(), now.wantedAt()));
    }

    private Changes recent(OrganizationId organization, @Nullable Position since) {
        try {
            return documents.recent(organization, since);
        } catch (DocumentsFailure e) {
            throw new DataAccessResourceFailureException("Follow the answers", e);
        }
    }
}
