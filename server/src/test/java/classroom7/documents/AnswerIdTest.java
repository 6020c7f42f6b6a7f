package classroom7.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.platform.database.Database;
import classroom7.testing.CouchPeer;
import classroom7.testing.TestDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The last part of an answer's document id names one answer of a learner, on both back ends. */
class AnswerIdTest {
    private static final String FIRST = "answer:lesson:grace:0001:question:0192";

    private final Ids ids = new Ids(InstantSource.system());
    private final Database database = TestDatabase.fresh();
    private final Epoch epoch = new Epoch(database, ids, InstantSource.system());
    private final OrganizationId school = new OrganizationId(ids.next());

    @Test
    void it_names_one_answer_in_postgresql() {
        var documents = new PostgresDocuments(database, epoch);
        assertNamesOneAnswer(documents);
        assertTaken(documents, "answer:other:grace:0001:question:0192");
    }

    @Test
    void it_names_one_answer_in_couchdb() {
        assertNamesOneAnswer(new CouchDocuments(CouchPeer.address(), epoch));
    }

    @Test
    void what_another_process_wrote_or_removed_meanwhile_is_noticed_in_couchdb() {
        var own = new CouchDocuments(CouchPeer.address(), epoch);
        var other = new CouchDocuments(CouchPeer.address(), epoch);
        assertStored(own, school, FIRST);
        assertStored(other, school, "answer:lesson:grace:0001:question:0193");
        assertTaken(own, "answer:lesson:grace:0001:quiz:0193");
        var put = put(other, school, "answer:lesson:grace:0001:question:0194");
        assertTaken(own, "answer:lesson:grace:0001:quiz:0194");
        var revision = assertInstanceOf(Put.Stored.class, put).revision();
        other.remove(school, "answer:lesson:grace:0001:question:0194", revision);
        assertStored(own, school, "answer:lesson:grace:0001:quiz:0194");
    }

    @Test
    void a_class_that_answers_together_is_known_by_one_reading() {
        var other = new CouchDocuments(CouchPeer.address(), epoch);
        var names = new AnswerNames(other, school, AnswerNames.NAMES_MAX);
        put(other, school, FIRST);
        var pupils =
                IntStream.range(0, 2 * AnswerNames.LEARNERS_MIN)
                        .mapToObj("answer:lesson:pupil%d:0001:question:0192"::formatted)
                        .toList();
        put(other, school, pupils.getFirst());
        assertEquals(Set.of(), names.taken(documents(pupils)));
        var elsewhere = pupils.stream().map(id -> id.replace("question", "quiz")).toList();
        assertEquals(
                Set.of(Document.create(elsewhere.getFirst(), "{}")),
                names.taken(documents(elsewhere)));
        pupils.forEach(id -> put(other, school, id));
        assertEquals(Set.copyOf(documents(elsewhere)), names.taken(documents(elsewhere)));
        var grace = Document.create(FIRST.replace("question", "quiz"), "{}");
        assertEquals(Set.of(grace), names.taken(List.of(grace)));
    }

    private static List<Document> documents(List<String> ids) {
        return ids.stream().map(id -> Document.create(id, "{}")).toList();
    }

    @Test
    void what_was_forgotten_for_want_of_room_is_read_again() {
        var documents = new CouchDocuments(CouchPeer.address(), epoch);
        var names = new AnswerNames(documents, school, 2);
        for (var learner : List.of("grace", "alan", "ada", "grace", "alan")) {
            var id = "answer:lesson:%s:0001:question:0192".formatted(learner);
            put(documents, school, id);
            assertEquals(Set.of(), names.taken(List.of(Document.create(id, "{}"))));
            var again = Document.create(id.replace("question", "quiz"), "{}");
            assertEquals(Set.of(again), names.taken(List.of(again)));
        }
    }

    private void assertNamesOneAnswer(Documents documents) {
        assertStored(documents, school, FIRST);
        assertTaken(documents, "answer:lesson:grace:0002:question:0192");
        assertTaken(documents, "answer:lesson:grace:0001:quiz:0192");
        assertEquals(new Put.Conflict(), put(documents, school, FIRST));
        assertStored(documents, school, "answer:lesson:grace:0001:question:0193");
        assertStored(documents, school, "answer:lesson:alan:0001:question:0192");
        assertStored(documents, new OrganizationId(ids.next()), FIRST);
        var together =
                documents.putAll(
                        school,
                        List.of(
                                Document.create("answer:lesson:grace:0001:quiz:0192", "{}"),
                                Document.create("answer:lesson:grace:0001:quiz:0194", "{}"),
                                Document.create("answer:lesson:grace:0001:poll:0194", "{}")));
        assertEquals(new Put.Conflict(), together.get(0));
        var either = together.subList(1, 3);
        assertEquals(1, either.stream().filter(new Put.Conflict()::equals).count());
        assertEquals(1, either.stream().filter(Put.Stored.class::isInstance).count());
    }

    private void assertTaken(Documents documents, String id) {
        assertEquals(new Put.Conflict(), put(documents, school, id));
        assertNull(documents.find(school, id));
    }

    private static void assertStored(Documents documents, OrganizationId organization, String id) {
        assertInstanceOf(Put.Stored.class, put(documents, organization, id));
    }

    private static Put put(Documents documents, OrganizationId organization, String id) {
        return documents.put(organization, Document.create(id, "{}"));
    }
}
