package classroom7.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.testing.CountedSource;
import classroom7.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TouchesTest {
    private static final String SCHOOL = "00000000000000000001";
    private static final String COURSE = "00000000000000000002";
    private static final String PERSON = "00000000000000000003";

    private final CountedSource source = new CountedSource(TestDatabase.freshSource());
    private final Database database = new Database(source);
    private long nanos = 1;
    private final Touches touches = new Touches(new TouchStore(database), () -> nanos);

    private Touches.Basis read(String... subjects) {
        return touches.basis(touches.now(), List.of(subjects));
    }

    private static void touch(Connection connection, String subject) throws SQLException {
        try (var statement = connection.prepareStatement("select touch(?, ?)")) {
            statement.setString(1, SCHOOL);
            statement.setString(2, subject);
            statement.execute();
        }
    }

    @Test
    void nothing_stands_before_the_first_look() {
        assertFalse(touches.stands(read(COURSE)));
        touches.look();
        assertTrue(touches.stands(read(COURSE)));
    }

    @Test
    void what_was_touched_falls_and_the_rest_stands() {
        touches.look();
        var course = read(SCHOOL, COURSE);
        var person = read(SCHOOL, PERSON);
        touches.touch(COURSE);
        assertFalse(touches.stands(course));
        assertTrue(touches.stands(person));
        assertTrue(touches.stands(read(SCHOOL, COURSE)));
    }

    @Test
    void a_change_between_moment_and_basis_is_noticed() {
        touches.look();
        var before = touches.now();
        touches.touch(COURSE);
        assertFalse(touches.stands(touches.basis(before, List.of(COURSE))));
    }

    @Test
    void what_commits_late_is_not_missed_and_told_once() throws SQLException {
        touches.look();
        try (var slow = source.getConnection()) {
            slow.setAutoCommit(false);
            touch(slow, COURSE);
            database.sql("select touch(:school, :person)")
                    .param("school", SCHOOL)
                    .param("person", PERSON)
                    .query((row, number) -> number)
                    .list();
            touches.look();
            touches.look();
            var course = read(COURSE);
            var person = read(PERSON);
            slow.commit();
            touches.look();
            assertFalse(touches.stands(course));
            assertTrue(touches.stands(person));
        }
    }

    @Test
    void who_cannot_read_trusts_nothing_and_forgets() {
        touches.look();
        var basis = read(COURSE);
        source.fail(true);
        touches.look();
        assertFalse(touches.stands(basis));
        source.fail(false);
        touches.look();
        assertFalse(touches.stands(basis));
        assertTrue(touches.stands(read(COURSE)));
    }

    @Test
    void who_has_not_looked_for_a_while_trusts_nothing() {
        touches.look();
        var basis = read(COURSE);
        nanos += Touches.TRUSTED_MAX.toNanos() + 1;
        assertFalse(touches.stands(basis));
        touches.look();
        assertTrue(touches.stands(basis));
        nanos += Touches.SILENCE_MAX.toNanos() + 1;
        touches.look();
        assertFalse(touches.stands(basis));
    }

    @Test
    void old_touches_are_swept() {
        touches.look();
        database.sql("select touch(:school, :course)")
                .param("school", SCHOOL)
                .param("course", COURSE)
                .query((row, number) -> number)
                .list();
        for (int looks = 0; looks < 3; looks++) {
            nanos += Touches.SWEPT_AFTER.plus(Duration.ofSeconds(1)).toNanos();
            touches.look();
        }
        assertEquals(0, database.sql("select count(*) from touch").query(Integer.class).single());
    }
}
