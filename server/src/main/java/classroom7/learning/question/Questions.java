package classroom7.learning.question;

import classroom7.base.OrganizationId;
import classroom7.documents.Document;
import classroom7.documents.Documents;
import classroom7.documents.Put;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The versions of questions, immutable documents {@code question:{id}:{version}}. Whoever calls has
 * already decided that the actor may. What was read once is answered from memory, at most {@link
 * QuestionCache#BYTES_MAX} bytes of it.
 */
public final class Questions {
    private final Documents documents;
    private final QuestionCache cache = new QuestionCache();

    public Questions(Documents documents) {
        this.documents = documents;
    }

    /** The document id of a version. */
    public static String documentId(QuestionVersion.Pin pin) {
        return String.format(Locale.ROOT, "question:%s:%06d", pin.question(), pin.version());
    }

    /**
     * Those that exist, at most {@link Documents#FIND_ALL_MAX}; no round trip when all are in
     * memory, else one.
     */
    public Map<QuestionVersion.Pin, QuestionVersion> findAll(
            OrganizationId organization, Collection<QuestionVersion.Pin> pins) {
        var found = new HashMap<QuestionVersion.Pin, QuestionVersion>();
        var missing = new HashSet<String>();
        for (var pin : pins) {
            var cached = cache.find(organization, pin);
            if (cached == null) {
                missing.add(documentId(pin));
            } else {
                found.put(pin, cached);
            }
        }
        if (!missing.isEmpty()) {
            for (var document : documents.findAll(organization, missing).values()) {
                var version = keep(organization, document);
                found.put(version.pin(), version);
            }
        }
        return found;
    }

    /** One version; null if there is none. */
    public @Nullable QuestionVersion find(OrganizationId organization, QuestionVersion.Pin pin) {
        return findAll(organization, List.of(pin)).get(pin);
    }

    /**
     * Writes versions, outside any SQL transaction, at most {@link Documents#PUT_ALL_MAX}; each is
     * on disk when it ends {@link Adding.Added}. Repeating it is harmless.
     */
    public Adding add(OrganizationId organization, List<QuestionVersion> versions) {
        if (versions.isEmpty()) {
            return new Adding.Added();
        }
        var written =
                versions.stream()
                        .map(v -> Document.create(documentId(v.pin()), QuestionJson.print(v)))
                        .toList();
        var outcomes = documents.putAll(organization, written);
        var taken = new ArrayList<QuestionVersion>();
        for (int at = 0; at < versions.size(); at++) {
            switch (outcomes.get(at)) {
                case Put.Stored stored ->
                        cache.keep(organization, versions.get(at), written.get(at).json().length());
                case Put.Conflict conflict -> taken.add(versions.get(at));
                case Put.Refused(String problem) -> {
                    return new Adding.Refused(versions.get(at).pin(), problem);
                }
            }
        }
        return besideTaken(organization, taken);
    }

    private Adding besideTaken(OrganizationId organization, List<QuestionVersion> conflicting) {
        var there = findAll(organization, conflicting.stream().map(QuestionVersion::pin).toList());
        var others =
                conflicting.stream()
                        .filter(version -> !version.equals(there.get(version.pin())))
                        .map(QuestionVersion::pin)
                        .toList();
        return others.isEmpty() ? new Adding.Added() : new Adding.Taken(others);
    }

    private QuestionVersion keep(OrganizationId organization, Document document) {
        var version = QuestionJson.version(document.json());
        cache.keep(organization, version, document.json().length());
        return version;
    }
}
