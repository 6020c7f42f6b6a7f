package classroom7.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.Ids;
import classroom7.platform.database.Database;
import classroom7.testing.TestDatabase;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresDocumentsTest extends DocumentsContract {
    private static final Database DATABASE = TestDatabase.fresh();
    private static final Documents DOCUMENTS =
            new PostgresDocuments(
                    DATABASE,
                    new Epoch(DATABASE, new Ids(InstantSource.system()), InstantSource.system()));

    @Override
    Documents documents() {
        return DOCUMENTS;
    }

    @Override
    Database database() {
        return DATABASE;
    }

    @Test
    void the_text_is_kept_to_the_letter() {
        var json = "{ \"b\":1.50 ,\n\"a\":\"\\u0041\\u0000\" }";
        create("a", json);
        var found = documents().find(school, "a");
        assertNotNull(found);
        assertEquals(json, found.json());
    }

    @Test
    void a_revision_depends_on_parent_and_body_alone() {
        var first = stored(create("a", "{}"));
        assertEquals(first, stored(create("b", "{}")));
        assertNotEquals(first, stored(create("c", "{\"n\":1}")));
        var removed = stored(documents().remove(school, "a", first));
        assertNotEquals(removed, stored(documents().put(school, new Document("b", first, "{}"))));
    }

    @Test
    void a_document_remembers_its_ancestry() {
        var first = stored(create("a", "{}"));
        var second = stored(documents().put(school, new Document("a", first, "{\"n\":2}")));
        stored(documents().put(school, new Document("a", second, "{\"n\":3}")));
        assertEquals(
                List.of(second, first),
                DATABASE.sql(
                                """
                                select unnest(ancestry) from document
                                 where organization_id = :school and id = 'a'
                                """)
                        .param("school", school.value())
                        .query(String.class)
                        .list());
    }

    @Test
    void what_is_told_lately_waits_for_nobody_and_misses_nobody() throws Exception {
        var begun = documents().recent(school, null).position();
        try (var slow = DATABASE.source().getConnection()) {
            slow.setAutoCommit(false);
            try (var insert =
                    slow.prepareStatement(
                            """
                            insert into document (organization_id, id, revision, body)
                            values (?, 'slow', '1-0', '{}')
                            """)) {
                insert.setString(1, school.value());
                insert.executeUpdate();
            }
            create("fast", "{}");
            var early = documents().recent(school, begun);
            assertEquals(List.of("fast"), early.all().stream().map(c -> c.id()).toList());
            slow.commit();
            var late = documents().recent(school, early.position()).all();
            assertTrue(late.stream().anyMatch(c -> c.id().equals("slow")), "" + late);
        }
    }

    @Test
    void a_change_waits_for_older_writes_that_are_still_under_way() throws Exception {
        try (var slow = DATABASE.source().getConnection()) {
            slow.setAutoCommit(false);
            try (var insert =
                    slow.prepareStatement(
                            """
                            insert into document (organization_id, id, revision, body)
                            values (?, 'slow', '1-0', '{}')
                            """)) {
                insert.setString(1, school.value());
                insert.executeUpdate();
            }
            create("fast", "{}");
            var early = documents().changes(school, beginning(), 10);
            assertEquals(List.of(), early.all());
            slow.commit();
            var late = documents().changes(school, early.position(), 10);
            assertEquals(List.of("slow", "fast"), late.all().stream().map(c -> c.id()).toList());
        }
    }

    @Test
    void the_feed_is_in_order_when_the_numbers_of_transactions_grow_longer() {
        DATABASE.sql(
                        """
                        insert into document (organization_id, id, revision, body, transaction)
                        select :school, 'n' || n, '1-0', '{}', (n::text)::xid8
                          from unnest(array[8, 9, 10, 11]) as n
                        """)
                .param("school", school.value())
                .update();
        var first = documents().changes(school, beginning(), 2);
        assertEquals(List.of("n8", "n9"), first.all().stream().map(c -> c.id()).toList());
        var second = documents().changes(school, first.position(), 2);
        assertEquals(List.of("n10", "n11"), second.all().stream().map(c -> c.id()).toList());
    }
}
