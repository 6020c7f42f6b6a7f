package classroom7.documents;

import classroom7.base.OrganizationId;
import classroom7.documents.WriteGate.Kept;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The installation's documents, wherever they are kept just now, and what is known of their second
 * copies. While they are moved they can be read, and writing fails as busy.
 */
public final class MainDocuments implements Documents, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MainDocuments.class);

    private final WriteGate gate;
    private final Epoch epoch;
    private final @Nullable SecondCopy second;

    /**
     * @param stores the store of a setting's name; null: the one that {@code C7_DOCUMENTS_URL} says
     * @param second null: the settings name none
     */
    public MainDocuments(
            DocumentHome home,
            Epoch epoch,
            Function<@Nullable String, Documents> stores,
            @Nullable SecondCopy second) {
        this.gate = new WriteGate(home, stores, System::nanoTime);
        this.epoch = epoch;
        this.second = second;
    }

    /** The store of a name that the settings do not know: nothing can be read or written. */
    static DocumentsFailure unknown(String name) {
        return new DocumentsFailure(
                DocumentsFailure.Reason.UNREACHABLE,
                "Documents are kept in the store \"" + name + "\", which the settings do not name",
                null);
    }

    /** The CouchDB of an address, or what only says that there is none. */
    static Documents couch(String name, @Nullable URI address, Epoch epoch) {
        if (address == null) {
            throw unknown(name);
        }
        return new CouchDocuments(address, epoch);
    }

    /** Looks where documents are, and whether they may be written. */
    public void look() {
        try {
            gate.look();
        } catch (DocumentsFailure e) {
            LOG.debug("Nobody knows where documents are", e); // who reads or writes is told
        }
    }

    @Override
    public Put put(OrganizationId organization, Document document) {
        return gate.write(kept -> kept.put(organization, document));
    }

    @Override
    public List<Put> putAll(OrganizationId organization, List<Document> documents) {
        return gate.write(kept -> kept.putAll(organization, documents));
    }

    @Override
    public Put remove(OrganizationId organization, String id, String revision) {
        return gate.write(kept -> kept.remove(organization, id, revision));
    }

    @Override
    public @Nullable Document find(OrganizationId organization, String id) {
        return kept().find(organization, id);
    }

    @Override
    public Map<String, Document> findAll(OrganizationId organization, Collection<String> ids) {
        return kept().findAll(organization, ids);
    }

    @Override
    public List<Document> range(OrganizationId organization, String from, String to, int limit) {
        return kept().range(organization, from, to, limit);
    }

    @Override
    public Map<String, List<Document>> beginningWithEach(
            OrganizationId organization, List<String> prefixes) {
        return kept().beginningWithEach(organization, prefixes);
    }

    private Documents kept() {
        return gate.kept().documents();
    }

    /** A position in another store's feed is the beginning of this one's. */
    @Override
    public Changes changes(OrganizationId organization, Position since, int limit) {
        var kept = gate.kept();
        boolean ours = since.place().isEmpty() || isOf(kept, since);
        var from = ours ? unmarked(kept, since) : Position.beginning(since.epoch());
        var changes = kept.documents().changes(organization, from, limit);
        return marked(kept, changes, !ours);
    }

    @Override
    public Changes recent(OrganizationId organization, @Nullable Position since) {
        var kept = gate.kept();
        boolean ours = since == null || isOf(kept, since);
        var from = since == null || !ours ? null : unmarked(kept, since);
        return marked(kept, kept.documents().recent(organization, from), !ours);
    }

    private static boolean isOf(Kept kept, Position position) {
        return kept.name() == null
                ? position.place().indexOf('>') < 0
                : position.place().startsWith(kept.mark());
    }

    private static Position unmarked(Kept kept, Position position) {
        return position.place().isEmpty()
                ? position
                : new Position(position.epoch(), position.place().substring(kept.mark().length()));
    }

    private static Changes marked(Kept kept, Changes changes, boolean restarted) {
        var position = changes.position();
        var place = position.place().isEmpty() ? "" : kept.mark() + position.place();
        return new Changes(
                changes.all(),
                new Position(position.epoch(), place),
                changes.more(),
                changes.restarted() || restarted);
    }

    @Override
    public Set<String> inSecondStore(OrganizationId organization, Map<String, Instant> written) {
        if (second == null || written.isEmpty()) {
            return Set.of();
        }
        return kept() instanceof PostgresDocuments
                ? second.passed(organization, epoch(), written.keySet())
                : second.passed(organization, written);
    }

    @Override
    public int stores() {
        return second == null ? 1 : 2;
    }

    @Override
    public String epoch() {
        return epoch.current();
    }

    @Override
    public void close() {
        gate.close();
    }
}
