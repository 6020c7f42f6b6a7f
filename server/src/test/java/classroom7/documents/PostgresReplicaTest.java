package classroom7.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import classroom7.base.Ids;
import classroom7.platform.database.Database;
import classroom7.testing.TestDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PostgresReplicaTest extends ReplicaContract {
    private static final Database DATABASE = TestDatabase.fresh();
    private static final Epoch EPOCH =
            new Epoch(DATABASE, new Ids(InstantSource.system()), InstantSource.system());
    private static final PostgresReplica STORE = new PostgresReplica(DATABASE, EPOCH);
    private static final Documents DOCUMENTS = new PostgresDocuments(DATABASE, EPOCH);

    @Override
    Replica store() {
        return STORE;
    }

    @Override
    Documents documents() {
        return DOCUMENTS;
    }

    @Test
    void a_place_of_another_epoch_is_the_beginning() {
        STORE.write(school, List.of(leaf("a", "{}", "1-a")));
        var place = STORE.changes(school, "", 10).place();
        var identity = STORE.identity();
        EPOCH.renew();
        assertEquals(1, STORE.changes(school, place, 10).all().size());
        assertNotEquals(identity, STORE.identity());
    }

    @Test
    void an_earlier_revision_is_known_though_its_body_is_not() {
        STORE.write(
                school,
                List.of(leaf("a", "{}", "3-c", "2-b", "1-a"), leaf("a", "{}", "2-d", "1-a")));
        var asked = List.of(name("a", "1-a"), name("a", "2-b"), name("a", "2-e"));
        assertEquals(List.of(name("a", "2-e")), STORE.missing(school, asked));
    }

    @Test
    void it_says_of_how_many_documents_the_earliest_names_are_forgotten() {
        long before = STORE.forgetful();
        STORE.write(school, List.of(edited(1000, 1000)));
        assertEquals(before, STORE.forgetful());
        STORE.write(school, List.of(edited(1001, 2)));
        assertEquals(before + 1, STORE.forgetful());
        STORE.write(school, List.of(edited(1002, 2)));
        assertEquals(before + 1, STORE.forgetful());
    }

    /** A document after so many edits, the last few of which are told. */
    private static Leaf edited(int times, int told) {
        var path =
                IntStream.range(0, told).mapToObj(n -> "%d-%032x".formatted(times - n, 7)).toList();
        return new Leaf("often", path, false, "{}");
    }

    @Test
    void only_so_much_is_read_at_once() {
        var large = "{\"a\":\"%s\"}".formatted("x".repeat(1_000_000));
        var leaves = IntStream.range(0, 20).mapToObj(n -> leaf("d" + n, large, "1-a")).toList();
        STORE.write(school, leaves);
        var names = IntStream.range(0, 20).mapToObj(n -> name("d" + n, "1-a")).toList();
        var reading = STORE.read(school, names);
        assertEquals(8, reading.looked());
        assertEquals(8, reading.leaves().size());
    }

    @Test
    void what_no_document_may_be_is_refused_and_the_rest_is_kept() {
        var answer = "answer:l:p:0001:q:1";
        var refused =
                STORE.write(
                        school,
                        List.of(
                                leaf("a", "{}", "1-a"),
                                leaf("_design/x", "{}", "1-a"),
                                leaf("b", "[]", "1-a"),
                                new Leaf("c", List.of("1-a,b"), false, "{}"),
                                leaf(answer, "{}", "1-a"),
                                leaf("answer:other:p:0001:q:1", "{}", "1-a")));
        assertEquals(
                List.of("_design/x", "b", "c", "answer:other:p:0001:q:1").stream()
                        .sorted()
                        .toList(),
                refused.stream().map(r -> r.leaf().id()).sorted().toList());
        assertEquals(2, Stores.leaves(STORE, school).size());
    }

    @Test
    void a_document_without_conflict_is_one_row() {
        STORE.write(school, List.of(leaf("a", "{}", "2-b", "1-a")));
        STORE.write(school, List.of(leaf("a", "{}", "3-c", "2-b", "1-a")));
        assertEquals(
                0L,
                DATABASE.sql("select count(*) from document_leaf where organization_id = :school")
                        .param("school", school.value())
                        .query(Long.class)
                        .single());
    }
}
