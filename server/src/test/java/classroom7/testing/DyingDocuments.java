package classroom7.testing;

import classroom7.base.OrganizationId;
import classroom7.documents.Changes;
import classroom7.documents.Document;
import classroom7.documents.Documents;
import classroom7.documents.Position;
import classroom7.documents.Put;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real document store whose process dies right after a write: it is kept, nobody hears of it. */
public final class DyingDocuments implements Documents {
    /** The process is gone. */
    public static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Documents real;
    private boolean dies;

    public DyingDocuments(Documents real) {
        this.real = real;
    }

    /** The next write is the last before it lives again. */
    public void dieAfterWriting() {
        dies = true;
    }

    @Override
    public List<Put> putAll(OrganizationId organization, List<Document> documents) {
        var outcomes = real.putAll(organization, documents);
        if (dies) {
            dies = false;
            throw new Died();
        }
        return outcomes;
    }

    @Override
    public Put put(OrganizationId organization, Document document) {
        return putAll(organization, List.of(document)).getFirst();
    }

    @Override
    public Put remove(OrganizationId organization, String id, String revision) {
        return real.remove(organization, id, revision);
    }

    @Override
    public @Nullable Document find(OrganizationId organization, String id) {
        return real.find(organization, id);
    }

    @Override
    public Map<String, Document> findAll(OrganizationId organization, Collection<String> ids) {
        return real.findAll(organization, ids);
    }

    @Override
    public List<Document> range(OrganizationId organization, String from, String to, int limit) {
        return real.range(organization, from, to, limit);
    }

    @Override
    public Changes changes(OrganizationId organization, Position since, int limit) {
        return real.changes(organization, since, limit);
    }

    @Override
    public Changes recent(OrganizationId organization, @Nullable Position since) {
        return real.recent(organization, since);
    }

    @Override
    public String epoch() {
        return real.epoch();
    }
}
