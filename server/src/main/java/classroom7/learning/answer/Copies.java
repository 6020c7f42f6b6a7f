package classroom7.learning.answer;

import classroom7.base.OrganizationId;
import classroom7.documents.Documents;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How many independent stores hold each of some answers. */
final class Copies {
    /** Of an answer that was just accepted, and where no second store is followed into. */
    static final int FIRST = 1;

    private final Set<String> doubled;

    private Copies(Set<String> doubled) {
        this.doubled = doubled;
    }

    static Copies of(
            Documents documents, OrganizationId organization, Collection<KeptAnswer> answers) {
        Map<String, Instant> written = new HashMap<>();
        answers.forEach(answer -> written.put(answer.documentId(), answer.receivedAt()));
        return new Copies(documents.inSecondStore(organization, written));
    }

    int of(KeptAnswer answer) {
        return doubled.contains(answer.documentId()) ? FIRST + 1 : FIRST;
    }
}
