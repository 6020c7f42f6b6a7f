package classroom7.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every back end keeps of reading by the beginnings of ids. */
abstract class BeginningContract extends RecentContract {
    private final OrganizationId school =
            new OrganizationId(new Ids(InstantSource.system()).next());

    private String created(String id) {
        var put = documents().put(school, Document.create(id, "{}"));
        return assertInstanceOf(Put.Stored.class, put).revision();
    }

    @Test
    void all_that_begin_alike_are_read_however_many() {
        int many = Documents.RANGE_MAX + 2;
        createMany(many);
        created("n");
        var all = documents().beginningWith(school, "m:", Documents.BEGINNING_MAX);
        assertEquals(many, all.size());
        assertEquals("m:%05d".formatted(many - 1), all.getLast().id());
        int limit = Documents.RANGE_MAX + 1;
        assertEquals(limit, documents().beginningWith(school, "m:", limit).size());
    }

    @Test
    void documents_are_read_by_several_beginnings_at_once() {
        created("a:1");
        created("a:2");
        created("b:1");
        documents().remove(school, "a:0", created("a:0"));
        created("c:1");
        var found = documents().beginningWithEach(school, List.of("c:", "nothing:", "a:"));
        assertEquals(List.of("c:", "nothing:", "a:"), List.copyOf(found.keySet()));
        assertEquals(List.of("c:1"), idsOf(found.getOrDefault("c:", List.of())));
        assertEquals(List.of(), found.get("nothing:"));
        assertEquals(List.of("a:1", "a:2"), idsOf(found.getOrDefault("a:", List.of())));
        assertEquals(Map.of(), documents().beginningWithEach(school, List.of()));
    }

    @Test
    void what_does_not_fit_into_one_reading_is_absent_and_asked_for_again() {
        created("a");
        createMany(Documents.RANGE_MAX + 2);
        created("n");
        var found = documents().beginningWithEach(school, List.of("a", "m:", "n"));
        assertEquals(1, found.getOrDefault("a", List.of()).size());
        assertTrue(found.size() < 3, "the third waits: " + found.keySet());
        var next = documents().beginningWithEach(school, List.of("m:", "n"));
        assertEquals(Documents.RANGE_MAX + 2, next.getOrDefault("m:", List.of()).size());
    }

    private static List<String> idsOf(List<Document> documents) {
        return documents.stream().map(Document::id).toList();
    }

    private void createMany(int many) {
        for (int from = 0; from < many; from += Documents.PUT_ALL_MAX) {
            documents()
                    .putAll(
                            school,
                            IntStream.range(from, Math.min(many, from + Documents.PUT_ALL_MAX))
                                    .mapToObj(n -> Document.create("m:%05d".formatted(n), "{}"))
                                    .toList());
        }
    }
}
