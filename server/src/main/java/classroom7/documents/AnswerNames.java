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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which answers an organization's database in CouchDB has, of the learners and lessons that were
 * written to lately: read once, and brought up to date from the change feed before every look, so
 * that it knows as much as a reading of each at that moment would, in one round trip for all.
 */
final class AnswerNames {
    /** Ids kept, some 200 bytes each; who was not written to for longest goes first. */
    static final int NAMES_MAX = 50_000;

    /** With fewer, each learner's ids are read alone: there may be thousands in the lesson. */
    static final int LEARNERS_MIN = 4;

    private final CouchDocuments documents;
    private final OrganizationId organization;
    private final int namesMax;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> whole = new HashSet<>();
    private final Set<String> large = new HashSet<>();
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
            forgetAll();
            position = documents.recent(organization, null).position();
            return;
        }
        for (var change : recent.all()) {
            if (change.deleted()) {
                remove(change.id());
            } else {
                add(change.id());
            }
        }
        position = recent.position();
    }

    /** After {@link #catchUp}: what is written meanwhile is in the feed after its position. */
    private void learn(List<String> prefixes) {
        prefixes.stream()
                .collect(Collectors.groupingBy(AnswerNames::lesson))
                .forEach((lesson, missing) -> {
                    if (missing.size() >= LEARNERS_MIN && !large.contains(lesson)) {
                        learnAll(lesson);
                    }
                });
        var missing =
                prefixes.stream()
                        .filter(prefix -> !known.containsKey(prefix) && !isWhole(prefix))
                        .toList();
        if (!missing.isEmpty()) {
            var found =
                    AtOnce.ask(missing, prefix -> documents.idsBeginningWith(organization, prefix));
            for (int at = 0; at < missing.size(); at++) {
                known.put(missing.get(at), new HashSet<>());
                found.get(at).forEach(this::add);
            }
        }
    }

    /** A class that answers in one lesson: all its names in one reading, if one holds them. */
    private void learnAll(String lesson) {
        var found = documents.idsBeginningWith(organization, lesson);
        if (found.size() < Documents.RANGE_MAX) {
            whole.add(lesson);
            found.forEach(this::add);
        } else {
            large.add(lesson);
        }
    }

    /** If the learner's are kept, or all of the lesson. */
    private void add(String id) {
        var prefix = AnswerIds.prefix(id);
        var ids = prefix == null ? null : known.get(prefix);
        if (prefix != null && ids == null && isWhole(prefix)) {
            ids = new HashSet<>();
            known.put(prefix, ids);
        }
        if (ids != null && ids.add(id)) {
            names++;
        }
    }

    private void remove(String id) {
        var prefix = AnswerIds.prefix(id);
        var ids = prefix == null ? null : known.get(prefix);
        if (ids != null && ids.remove(id)) {
            names--;
        }
    }

    private boolean isWhole(String prefix) {
        return whole.contains(lesson(prefix));
    }

    /** What all ids of answers in the lesson begin with. */
    private static String lesson(String prefix) {
        return prefix.substring(0, prefix.indexOf(':', prefix.indexOf(':') + 1) + 1);
    }

    private void forgetAll() {
        known.clear();
        whole.clear();
        large.clear();
        names = 0;
    }

    private void forgetEldest() {
        var eldest = known.entrySet().iterator();
        while (names > namesMax && eldest.hasNext()) {
            var gone = eldest.next();
            names -= gone.getValue().size();
            whole.remove(lesson(gone.getKey()));
            eldest.remove();
        }
    }
}
