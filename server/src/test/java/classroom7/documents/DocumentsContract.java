package classroom7.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.platform.database.Database;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What every back end of the document store keeps. */
abstract class DocumentsContract extends BeginningContract {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int WRITERS = 16;

    final Ids ids = new Ids(InstantSource.system());
    OrganizationId school = new OrganizationId(ids.next());

    abstract Database database();

    @BeforeEach
    void newSchool() {
        school = new OrganizationId(ids.next());
    }

    @Test
    void what_was_created_is_found() {
        var stored = assertInstanceOf(Put.Stored.class, create("a", "{\"n\":1}"));
        var found = documents().find(school, "a");
        assertNotNull(found);
        assertEquals(stored.revision(), found.revision());
        assertSame("{\"n\":1}", found);
        assertTrue(stored.revision().matches("1-[0-9a-f]{32}"), stored.revision());
    }

    @Test
    void what_does_not_exist_is_not_found() {
        assertNull(documents().find(school, "nothing"));
        assertEquals(List.of(), documents().range(school, "a", "z", 10));
        assertEquals(Map.of(), documents().findAll(school, List.of("a", "b")));
    }

    @Test
    void an_id_is_created_once() {
        create("a", "{\"n\":1}");
        assertEquals(new Put.Conflict(), create("a", "{\"n\":2}"));
        assertSame("{\"n\":1}", documents().find(school, "a"));
    }

    @Test
    void of_many_writers_of_one_id_one_wins() throws Exception {
        var puts =
                together(
                        WRITERS,
                        number -> documents().put(school, Document.create("a", "{\"n\":1}")));
        assertEquals(1, puts.stream().filter(put -> put instanceof Put.Stored).count());
        assertEquals(WRITERS - 1, puts.stream().filter(new Put.Conflict()::equals).count());
    }

    @Test
    void what_many_write_at_once_is_all_there() throws Exception {
        int each = 25;
        together(
                WRITERS,
                writer -> {
                    for (int number = 0; number < each; number++) {
                        var id = "w%02d:%03d".formatted(writer, number);
                        var body = "{\"w\":%d,\"n\":%d}".formatted(writer, number);
                        assertInstanceOf(Put.Stored.class, create(id, body));
                    }
                    return true;
                });
        var all = documents().range(school, "w", "x", WRITERS * each + 1);
        assertEquals(WRITERS * each, all.size());
        assertSame("{\"w\":3,\"n\":7}", all.get(3 * each + 7));
    }

    @Test
    void a_replacement_names_the_revision_it_replaces() {
        var first = stored(create("a", "{\"n\":1}"));
        var second = stored(documents().put(school, new Document("a", first, "{\"n\":2}")));
        assertTrue(second.startsWith("2-"), second);
        assertEquals(
                new Put.Conflict(), documents().put(school, new Document("a", first, "{\"n\":3}")));
        assertSame("{\"n\":2}", documents().find(school, "a"));
    }

    @Test
    void what_was_removed_is_gone_and_may_be_created_again() {
        var first = stored(create("a", "{\"n\":1}"));
        assertEquals(new Put.Conflict(), documents().remove(school, "a", "1-" + "0".repeat(32)));
        assertInstanceOf(Put.Stored.class, documents().remove(school, "a", first));
        assertNull(documents().find(school, "a"));
        assertEquals(List.of(), documents().range(school, "a", "b", 10));
        assertEquals(Map.of(), documents().findAll(school, List.of("a")));
        var again = stored(create("a", "{\"n\":2}"));
        assertTrue(again.startsWith("3-"), again);
        assertSame("{\"n\":2}", documents().find(school, "a"));
    }

    @Test
    void each_of_many_ends_for_itself_in_the_order_given() {
        create("b", "{}");
        var puts =
                documents()
                        .putAll(
                                school,
                                List.of(
                                        Document.create("c", "{}"),
                                        Document.create("b", "{\"n\":2}"),
                                        Document.create("not json", "{"),
                                        Document.create("d", "[]"),
                                        Document.create("a", "{}")));
        assertInstanceOf(Put.Stored.class, puts.get(0));
        assertEquals(new Put.Conflict(), puts.get(1));
        assertInstanceOf(Put.Refused.class, puts.get(2));
        assertInstanceOf(Put.Refused.class, puts.get(3));
        assertInstanceOf(Put.Stored.class, puts.get(4));
        assertEquals(
                List.of("a", "b", "c"),
                documents().range(school, "a", "z", 10).stream().map(Document::id).toList());
    }

    @Test
    void a_range_is_bytewise_half_open_and_limited() {
        for (var id : List.of("A", "a", "a:1", "a:10", "a:2", "a:B", "a:a", "a~", "b")) {
            create(id, "{}");
        }
        assertEquals(List.of("a:1", "a:10", "a:2", "a:B", "a:a"), range("a:", "a;", 100));
        assertEquals(List.of("a:1", "a:10"), range("a:", "a;", 2));
        assertEquals(List.of("A", "a"), range("A", "a:1", 100));
        assertEquals(List.of(), range("b", "a", 100));
    }

    @Test
    void many_are_found_by_their_ids() {
        create("a", "{\"n\":1}");
        create("c", "{\"n\":3}");
        var found = documents().findAll(school, List.of("c", "b", "a"));
        assertEquals(2, found.size());
        assertSame("{\"n\":3}", found.get("c"));
    }

    @Test
    void organizations_do_not_see_each_other() {
        var other = new OrganizationId(ids.next());
        create("a", "{\"n\":1}");
        assertNull(documents().find(other, "a"));
        assertInstanceOf(
                Put.Stored.class, documents().put(other, Document.create("a", "{\"n\":2}")));
        assertSame("{\"n\":1}", documents().find(school, "a"));
        assertEquals(1, documents().changes(other, beginning(), 10).all().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"null \\u0000 byte\"}",
                "{\"text\":\"\\u001f\\u007f\\u0085\\u2028\\ufeff\\uffff\"}",
                "{\"text\":\"e\\u0301 \\u202e \\ud83d\\ude80 \\\" \\\\ \\/\"}",
                "{\"text\":\"é 𐍈 \uD83D\uDE80 ‮ عربي\"}",
                "{\"n\":[0,-1,1.5,9007199254740991,1e-7,true,false,null,{},[]]}",
                "{\"\":1,\"a.b\":{\"_x\":2}}",
            })
    void unusual_text_survives(String json) {
        stored(create("a", json));
        assertSame(json, documents().find(school, "a"));
        assertSame(json, documents().range(school, "a", "b", 1).getFirst());
        assertSame(json, documents().findAll(school, List.of("a")).get("a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{} {}",
                "{\"a\":1,\"a\":2}",
                "{\"_id\":\"b\"}",
                "{\"text\":\"\\ud800\"}",
                "{\"\\udc00\":1}",
                "{\"n\":1e999}",
                "{\"n\":NaN}",
                "{'n':1}",
                "{\"n\":01}"
            })
    void what_cannot_be_kept_is_refused(String json) {
        assertInstanceOf(Put.Refused.class, create("a", json));
        assertNull(documents().find(school, "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_a", "a/b", "é", "a b", "a\n", ":a"})
    void an_id_of_another_form_is_refused(String id) {
        assertInstanceOf(Put.Refused.class, create(id, "{}"));
    }

    @Test
    void a_document_is_at_most_a_mebibyte_large() {
        var frame = "{\"a\":\"\"}".length();
        var largest = "{\"a\":\"%s\"}".formatted("x".repeat(Documents.DOCUMENT_BYTES_MAX - frame));
        assertInstanceOf(Put.Stored.class, create("a", largest));
        assertInstanceOf(Put.Refused.class, create("b", largest + " "));
        assertInstanceOf(Put.Refused.class, create("b", largest.replace("x\"", "é\"")));
        assertInstanceOf(Put.Refused.class, create("a".repeat(201), "{}"));
        assertInstanceOf(Put.Stored.class, create("a".repeat(200), "{}"));
    }

    @Test
    void limits_are_promises_of_the_caller() {
        var twice = List.of(Document.create("a", "{}"), Document.create("a", "{}"));
        assertThrows(IllegalArgumentException.class, () -> documents().putAll(school, twice));
        var many =
                IntStream.rangeClosed(0, Documents.PUT_ALL_MAX)
                        .mapToObj(number -> Document.create("a" + number, "{}"))
                        .toList();
        assertThrows(IllegalArgumentException.class, () -> documents().putAll(school, many));
        assertEquals(
                Documents.PUT_ALL_MAX,
                documents().putAll(school, many.subList(1, many.size())).size());
        assertThrows(
                IllegalArgumentException.class,
                () -> documents().range(school, "a", "b", Documents.RANGE_MAX + 1));
    }

    @Test
    void a_write_inside_a_transaction_throws() {
        database()
                .transact(() -> {
                    assertThrows(IllegalStateException.class, () -> create("a", "{}"));
                    assertThrows(
                            IllegalStateException.class,
                            () -> documents().remove(school, "a", "1-a"));
                });
        assertNull(documents().find(school, "a"));
    }

    @Test
    void the_feed_shows_each_document_once_at_its_latest_change() {
        create("a", "{}");
        var b = stored(create("b", "{}"));
        create("c", "{}");
        var start = documents().changes(school, beginning(), 100);
        assertEquals(List.of("a", "b", "c"), start.all().stream().map(c -> c.id()).toList());
        assertFalse(start.more());
        assertFalse(start.restarted());
        var removed = stored(documents().remove(school, "b", b));
        var next = documents().changes(school, Position.read(start.position().toString()), 100);
        assertEquals(List.of(new Changes.Change("b", removed, true)), next.all());
        var whole = documents().changes(school, beginning(), 100).all();
        assertEquals(List.of("a", "c", "b"), whole.stream().map(c -> c.id()).toList());
        var idle = documents().changes(school, next.position(), 100);
        assertEquals(List.of(), idle.all());
        assertEquals(List.of(), documents().changes(school, idle.position(), 100).all());
    }

    @Test
    void the_feed_is_read_in_pages() {
        IntStream.range(0, 10).forEach(number -> create("a" + number, "{}"));
        var seen = new ArrayList<String>();
        var position = beginning();
        boolean more = true;
        for (int page = 0; more && page < 20; page++) {
            var changes = documents().changes(school, position, 3);
            changes.all().forEach(change -> seen.add(change.id()));
            position = changes.position();
            more = changes.more();
        }
        assertEquals(10, seen.size());
        assertEquals(10, new HashSet<>(seen).size());
    }

    @Test
    void a_position_of_another_epoch_starts_over() {
        create("a", "{}");
        var here = documents().changes(school, beginning(), 10).position();
        assertEquals(documents().epoch(), here.epoch());
        var changes = documents().changes(school, new Position(ids.next(), here.place()), 10);
        assertTrue(changes.restarted());
        assertEquals(1, changes.all().size());
        assertEquals(documents().epoch(), changes.position().epoch());
    }

    @Test
    void nothing_appears_behind_a_position_while_many_write() throws Exception {
        int each = 40;
        var seen = new HashSet<String>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = new ArrayList<Future<Boolean>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                writers.add(pool.submit(() -> write(number, each)));
            }
            var position = beginning();
            for (boolean last = false, done = false; !done; done = last) {
                last = writers.stream().allMatch(Future::isDone);
                boolean more = true;
                while (more) {
                    var changes = documents().changes(school, position, 7);
                    changes.all().forEach(change -> assertTrue(seen.add(change.id())));
                    position = changes.position();
                    more = changes.more();
                }
            }
            for (var writer : writers) {
                assertTrue(writer.get());
            }
        }
        assertEquals(WRITERS * each, seen.size());
    }

    private boolean write(int writer, int each) {
        for (int number = 0; number < each; number++) {
            create("%d:%d".formatted(writer, number), "{}");
        }
        return true;
    }

    Put create(String id, String json) {
        return documents().put(school, Document.create(id, json));
    }

    static String stored(Put put) {
        return assertInstanceOf(Put.Stored.class, put).revision();
    }

    Position beginning() {
        return Position.beginning(documents().epoch());
    }

    private List<String> range(String from, String to, int limit) {
        return documents().range(school, from, to, limit).stream().map(Document::id).toList();
    }

    static void assertSame(String json, @org.jspecify.annotations.Nullable Document document) {
        assertNotNull(document);
        assertEquals(JSON.readTree(json), JSON.readTree(document.json()));
    }

    private interface Work<T> {
        T run(int number) throws Exception;
    }

    private static <T> List<T> together(int count, Work<T> work) throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks =
                    IntStream.range(0, count)
                            .mapToObj(number -> (Callable<T>) () -> work.run(number))
                            .toList();
            var results = new ArrayList<T>();
            for (var result : pool.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
