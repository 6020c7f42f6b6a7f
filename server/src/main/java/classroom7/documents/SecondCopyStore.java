package classroom7.documents;

import static classroom7.platform.database.Columns.instant;
import static classroom7.platform.database.Columns.instantOrNull;
import static classroom7.platform.database.Columns.time;

import classroom7.base.OrganizationId;
import classroom7.documents.SecondCopy.Progress;
import classroom7.platform.database.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How far the second store is, in SQL. */
final class SecondCopyStore {
    private final Database database;

    SecondCopyStore(Database database) {
        this.database = database;
    }

    /** Of which organization, in which store, up to which place. */
    record Row(String organization, String replica, String place) {}

    /**
     * Of another store before it nothing stays.
     *
     * @param forward whether the place is not before the one that was told last
     */
    void told(Row row, boolean forward, Instant now) {
        var position = Position.read(row.place());
        var at = FeedPlace.read(position.place());
        database.sql(
                        """
                        insert into replica_progress as known
                               (organization_id, replica, place, epoch, transaction, sequence,
                                moved_at)
                        values (:organization, :replica, :place, :epoch, :transaction::xid8,
                                :sequence, :now)
                            on conflict (organization_id) do update
                           set replica = excluded.replica,
                               place = excluded.place,
                               epoch = excluded.epoch,
                               transaction = excluded.transaction,
                               sequence = excluded.sequence,
                               complete_at = case when known.replica = excluded.replica
                                                   and (:forward or known.place = excluded.place)
                                                  then known.complete_at end,
                               moved_at = excluded.moved_at
                        """)
                .param("organization", row.organization())
                .param("replica", row.replica())
                .param("place", row.place())
                .param("epoch", position.epoch())
                .param("transaction", at.transaction())
                .param("sequence", at.sequence())
                .param("forward", forward)
                .param("now", time(now))
                .update();
    }

    void complete(String replica, String[] organizations, Instant before, Instant now) {
        database.sql(
                        """
                        update replica_progress
                           set complete_at = :before, moved_at = :now
                         where organization_id = any(:organizations) and replica = :replica
                        """)
                .param("before", time(before))
                .param("now", time(now))
                .param("organizations", organizations)
                .param("replica", replica)
                .update();
    }

    void refused(String organization, Collection<Replica.Refusal> refusals) {
        database.sql(
                        """
                        insert into replica_refusal (organization_id, id, why)
                        select distinct on (given.id) :organization, given.id, given.why
                          from unnest(:ids::text[], :reasons::text[]) as given (id, why)
                            on conflict (organization_id, id) do update set why = excluded.why
                        """)
                .param("organization", organization)
                .param("ids", column(refusals, refusal -> refusal.leaf().id()))
                .param("reasons", column(refusals, Replica.Refusal::why))
                .update();
    }

    void forgetRefusals(String organization) {
        database.sql("delete from replica_refusal where organization_id = :organization")
                .param("organization", organization)
                .update();
    }

    List<Progress> progress(String replica) {
        return database.sql(
                        """
                        select organization_id, place, complete_at, moved_at,
                               (select count(*) from replica_refusal refusal
                                 where refusal.organization_id = known.organization_id) as refused
                          from replica_progress known
                         where replica = :replica
                         order by organization_id
                        """)
                .param("replica", replica)
                .query((row, number) ->
                        new Progress(
                                new OrganizationId(row.getString("organization_id")),
                                row.getString("place"),
                                instantOrNull(row, "complete_at"),
                                instant(row, "moved_at"),
                                row.getLong("refused")))
                .list();
    }

    /** Those whose last change is not behind the place that was told. */
    List<String> passed(String organization, String replica, String epoch, Collection<String> ids) {
        return database.sql(
                        """
                        select document.id
                          from document
                          join replica_progress known
                            on known.organization_id = document.organization_id
                           and known.replica = :replica and known.epoch = :epoch
                         where document.organization_id = :organization
                           and document.id = any(:ids)
                           and (document.transaction, document.sequence)
                               <= (known.transaction, known.sequence)
                           and not exists (
                                   select from replica_refusal refusal
                                    where refusal.organization_id = document.organization_id
                                      and refusal.id = document.id)
                        """)
                .param("organization", organization)
                .param("replica", replica)
                .param("epoch", epoch)
                .param("ids", ids.toArray(String[]::new))
                .query((row, number) -> row.getString("id"))
                .list();
    }

    @Nullable Instant completeAt(String organization, String replica) {
        return database.sql(
                        """
                        select complete_at
                          from replica_progress
                         where organization_id = :organization and replica = :replica
                           and complete_at is not null
                        """)
                .param("organization", organization)
                .param("replica", replica)
                .query((row, number) -> instant(row, "complete_at"))
                .optional()
                .orElse(null);
    }

    Set<String> refusedOf(String organization, Collection<String> ids) {
        return new HashSet<>(
                database.sql(
                                """
                                select id from replica_refusal
                                 where organization_id = :organization and id = any(:ids)
                                """)
                        .param("organization", organization)
                        .param("ids", ids.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    private static String[] column(
            Collection<Replica.Refusal> refusals, Function<Replica.Refusal, String> column) {
        return refusals.stream().map(column).toArray(String[]::new);
    }
}
