package classroom7.documents;

import classroom7.base.OrganizationId;
import classroom7.platform.database.Database;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * What the installation knows of its second store: how far it has come with each organization. Who
 * follows tells it; receipts count the copy, and the alarm looks whether it moves.
 */
public final class SecondCopy {
    /**
     * Longer than a write to a CouchDB may be under way: what began to be written so long before
     * its feed was read was in it.
     */
    static final Duration UNDER_WAY_MAX = Duration.ofMinutes(2);

    private final SecondCopyStore store;
    private final String replica;

    /**
     * @param address of the second store: what is known of another one is not believed
     */
    public SecondCopy(Database database, URI address) {
        this.store = new SecondCopyStore(database);
        this.replica = named(address);
    }

    private static String named(URI address) {
        return String.format(
                Locale.ROOT,
                "%s://%s:%d%s",
                address.getScheme(),
                address.getHost(),
                address.getPort(),
                address.getPath());
    }

    /**
     * @param place in main's feed: everything before it is there, but what is refused
     * @param completeAt it had everything that was written before; null: it never had yet
     * @param movedAt when it was last seen to work
     * @param refused documents that it does not keep
     */
    public record Progress(
            OrganizationId organization,
            String place,
            @Nullable Instant completeAt,
            Instant movedAt,
            long refused) {}

    /** What is known of each organization that was ever followed into it. */
    public List<Progress> progress() {
        return asking("read how far the second store is", () -> store.progress(replica));
    }

    /** Both stores remember that it has come to this place; it only went on since it told last. */
    public void recorded(OrganizationId organization, String place, Instant now) {
        told(organization, place, true, now);
    }

    /** It goes on from this place, which may be before one that it told. */
    public void resumed(OrganizationId organization, String place, Instant now) {
        told(organization, place, false, now);
    }

    private void told(OrganizationId organization, String place, boolean forward, Instant now) {
        var row = new SecondCopyStore.Row(organization.value(), replica, place);
        asking("remember how far the second store is", () -> store.told(row, forward, now));
    }

    /** It has what was written to these before a moment. */
    public void complete(Collection<OrganizationId> organizations, Instant before, Instant now) {
        var all = organizations.stream().map(OrganizationId::value).toArray(String[]::new);
        asking(
                "remember what the second store has",
                () -> store.complete(replica, all, before, now));
    }

    /** It does not keep these. */
    public void refused(OrganizationId organization, Collection<Replica.Refusal> refusals) {
        asking(
                "remember what the second store refuses",
                () -> store.refused(organization.value(), refusals));
    }

    /** What it did not keep is tried again. */
    public void forgetRefusals(OrganizationId organization) {
        asking("forget refusals", () -> store.forgetRefusals(organization.value()));
    }

    /** Of these documents of the PostgreSQL, none of them changed since, those that it holds. */
    Set<String> passed(OrganizationId organization, String epoch, Collection<String> ids) {
        var all = List.copyOf(ids);
        var passed = new HashSet<String>();
        for (int from = 0; from < all.size(); from += Documents.FIND_ALL_MAX) {
            var some = all.subList(from, Math.min(all.size(), from + Documents.FIND_ALL_MAX));
            passed.addAll(
                    asking(
                            "compare with the second store",
                            () -> store.passed(organization.value(), replica, epoch, some)));
        }
        return passed;
    }

    /** The same of documents in a CouchDB, whose feed tells no document's place. */
    Set<String> passed(OrganizationId organization, Map<String, Instant> written) {
        var complete =
                asking(
                        "compare with the second store",
                        () -> store.completeAt(organization.value(), replica));
        if (complete == null) {
            return Set.of();
        }
        var sure = complete.minus(UNDER_WAY_MAX);
        var passed = new HashSet<String>();
        written.forEach((id, at) -> {
            if (at.isBefore(sure)) {
                passed.add(id);
            }
        });
        passed.removeAll(
                asking(
                        "read what is refused",
                        () -> store.refusedOf(organization.value(), passed)));
        return passed;
    }

    private static void asking(String what, Runnable statement) {
        asking(
                what,
                () -> {
                    statement.run();
                    return true;
                });
    }

    private static <T extends @Nullable Object> T asking(String what, Supplier<T> statement) {
        try {
            return statement.get();
        } catch (DataAccessException e) {
            throw PostgresFailures.of(what, e);
        }
    }
}
