package classroom7.documents;

import classroom7.base.OrganizationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The installation's documents, and what is known of their second copies. */
public final class MainDocuments implements Documents {
    private final Documents kept;
    private final @Nullable SecondCopy second;

    /**
     * @param second null: the settings name none
     */
    public MainDocuments(Documents kept, @Nullable SecondCopy second) {
        this.kept = kept;
        this.second = second;
    }

    @Override
    public Put put(OrganizationId organization, Document document) {
        return kept.put(organization, document);
    }

    @Override
    public List<Put> putAll(OrganizationId organization, List<Document> documents) {
        return kept.putAll(organization, documents);
    }

    @Override
    public Put remove(OrganizationId organization, String id, String revision) {
        return kept.remove(organization, id, revision);
    }

    @Override
    public @Nullable Document find(OrganizationId organization, String id) {
        return kept.find(organization, id);
    }

    @Override
    public Map<String, Document> findAll(OrganizationId organization, Collection<String> ids) {
        return kept.findAll(organization, ids);
    }

    @Override
    public List<Document> range(OrganizationId organization, String from, String to, int limit) {
        return kept.range(organization, from, to, limit);
    }

    @Override
    public Map<String, List<Document>> beginningWithEach(
            OrganizationId organization, List<String> prefixes) {
        return kept.beginningWithEach(organization, prefixes);
    }

    @Override
    public Changes changes(OrganizationId organization, Position since, int limit) {
        return kept.changes(organization, since, limit);
    }

    @Override
    public Changes recent(OrganizationId organization, @Nullable Position since) {
        return kept.recent(organization, since);
    }

    @Override
    public Set<String> inSecondStore(OrganizationId organization, Map<String, Instant> written) {
        if (second == null || written.isEmpty()) {
            return Set.of();
        }
        return kept instanceof PostgresDocuments
                ? second.passed(organization, epoch(), written.keySet())
                : second.passed(organization, written);
    }

    @Override
    public String epoch() {
        return kept.epoch();
    }
}
