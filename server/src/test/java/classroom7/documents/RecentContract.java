package classroom7.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every back end tells of what was written lately. */
abstract class RecentContract {
    private final OrganizationId followed =
            new OrganizationId(new Ids(InstantSource.system()).next());

    abstract Documents documents();

    private String written(String id) {
        var put = documents().put(followed, Document.create(id, "{}"));
        return assertInstanceOf(Put.Stored.class, put).revision();
    }

    @Test
    void what_was_written_lately_is_told_at_once() {
        written("a");
        var begun = documents().recent(followed, null);
        assertEquals(List.of(), begun.all());
        var b = written("b");
        var lately = documents().recent(followed, begun.position());
        assertTrue(lately.all().contains(new Changes.Change("b", b, false)), "" + lately);
        written("c");
        var later = documents().recent(followed, lately.position()).all();
        assertTrue(later.stream().anyMatch(change -> change.id().equals("c")), "" + later);
        assertTrue(later.stream().noneMatch(change -> change.id().equals("a")), "" + later);
    }
}
