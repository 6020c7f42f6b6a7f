package classroom7.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import classroom7.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    private final Database database = TestDatabase.fresh();

    @Test
    void a_fresh_database_is_migrated_and_empty() {
        assertEquals(0, count());
    }

    @Test
    void two_fresh_databases_do_not_know_each_other() {
        insert();
        assertEquals(1, count());
        assertEquals(
                0L,
                TestDatabase.fresh()
                        .sql("select count(*) from installation")
                        .query(Long.class)
                        .single());
    }

    @Test
    void an_exception_rolls_the_transaction_back() {
        assertThrows(
                IllegalStateException.class,
                () ->
                        database.transact(() -> {
                            insert();
                            throw new IllegalStateException("no");
                        }));
        assertEquals(0, count());
    }

    @Test
    void the_three_settings_of_durability_are_on() {
        for (var name : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
            assertEquals("on", database.sql("show " + name).query(String.class).single());
        }
    }

    private void insert() {
        database.sql("insert into installation values (true, '01234567890123456789', now())")
                .update();
    }

    private long count() {
        return database.sql("select count(*) from installation").query(Long.class).single();
    }
}
