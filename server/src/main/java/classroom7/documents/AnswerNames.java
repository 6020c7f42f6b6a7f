package classroom7.documents;

import classroom7.base.OrganizationId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Which answers an organization's database in CouchDB has, of the learners and lessons that were
 * written to lately: read once, and brought up to date from the change feed before every look, so
 * that it knows as much as a reading of each at that moment would, in one round trip for all.
 */
final class AnswerNames {
    /** Ids kept, some 200 bytes each; who was not written to for longest goes first. */
    static final int NAMES_MAX = 50_000;

    private final CouchDocuments documents;
    private final OrganizationId organization;
    private final int namesMax;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Set<String>> known = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable Position position;
    private int names;

    AnswerNames(CouchDocuments documents, OrganizationId organization, int namesMax) {
        this.documents = documents;
        this.organization = organization;
        this.namesMax = namesMax;
    }

    /** Those of the documents to create whose answer is there under another name. */
    Set<Document> taken(List<Document> created) {
        var prefixes =
                created.stream()
                        .map(document -> AnswerIds.prefix(document.id()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        if (prefixes.isEmpty()) {
            return Set.of();
        }
        lock.lock();
        try {
            catchUp();
            learn(prefixes.stream().filter(prefix -> !known.containsKey(prefix)).toList());
            return AnswerIds.taken(created, this::beginningWith);
        } finally {
            forgetEldest();
            lock.unlock();
        }
    }

    private Collection<String> beginningWith(String prefix) {
        return known.getOrDefault(prefix, Set.of());
    }

    private void catchUp() {
        var since = position;
        position = null; // should the reading fail, nothing that is known holds any more
        var recent = since == null ? null : documents.recent(organization, since);
        if (recent == null || recent.more() || recent.restarted()) {
            known.clear();
            names = 0;
            position = documents.recent(organization, null).position();
            return;
        }
        recent.all().forEach(this::apply);
        position = recent.position();
    }

    private void apply(Changes.Change change) {
        var prefix = AnswerIds.prefix(change.id());
        var ids = prefix == null ? null : known.get(prefix);
        if (ids != null) {
            names -= ids.size();
            if (change.deleted()) {
                ids.remove(change.id());
            } else {
                ids.add(change.id());
            }
            names += ids.size();
        }
    }

    /** After {@link #catchUp}: what is written meanwhile is in the feed after its position. */
    private void learn(List<String> prefixes) {
        if (prefixes.isEmpty()) {
            return;
        }
        var found =
                AtOnce.ask(prefixes, prefix -> documents.idsBeginningWith(organization, prefix));
        for (int at = 0; at < prefixes.size(); at++) {
            var ids = new HashSet<>(found.get(at));
            known.put(prefixes.get(at), ids);
            names += ids.size();
        }
    }

    private void forgetEldest() {
        var eldest = known.values().iterator();
        while (names > namesMax && eldest.hasNext()) {
            names -= eldest.next().size();
            eldest.remove();
        }
    }
}
