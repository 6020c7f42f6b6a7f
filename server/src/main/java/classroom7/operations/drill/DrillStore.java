package classroom7.operations.drill;

import classroom7.base.OrganizationId;
import classroom7.platform.database.Address;
import classroom7.platform.database.Database;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** What a drill looks up beside the doors: whether what is derived from answers is right. */
final class DrillStore {
    private static final int SEGMENTS_MAX = 100;

    private final Database database;

    DrillStore(Database database) {
        this.database = database;
    }

    /** Enrols everybody of the organization in its course. */
    void enrolAll(OrganizationId organization) {
        database.sql(
                        """
                        insert into enrolment (organization_id, course_id, person_id, role, since)
                        select m.organization_id, c.id, m.person_id, m.role, c.created_at
                          from membership m join course c using (organization_id)
                         where m.organization_id = :organization
                            on conflict do nothing
                        """)
                .param("organization", organization.value())
                .update();
    }

    /** Whether a learner's answer is counted as the one given to its question. */
    boolean isMarked(OrganizationId organization, String person, String answer) {
        return database.sql(
                        """
                        select exists (select 1 from answer_mark
                                        where organization_id = :organization
                                          and person_id = :person and answer_id = :answer)
                        """)
                .param("organization", organization.value())
                .param("person", person)
                .param("answer", answer)
                .query(Boolean.class)
                .single();
    }

    /** How many answers have been counted. */
    long counted(OrganizationId organization) {
        return database.sql(
                        """
                        select coalesce(sum(answers), 0) from answer_mark
                         where organization_id = :organization
                        """)
                .param("organization", organization.value())
                .query(Long.class)
                .single();
    }

    /** One question in one attempt of one learner: which answer counts, of how many. */
    record Marked(
            String lesson,
            String person,
            int attempt,
            String question,
            String answer,
            int answers) {}

    List<Marked> marked(OrganizationId organization) {
        return database.sql(
                        """
                        select lesson_id, person_id, attempt, question_id, answer_id, answers
                          from answer_mark where organization_id = :organization
                        """)
                .param("organization", organization.value())
                .query((row, number) ->
                        new Marked(
                                row.getString("lesson_id"),
                                row.getString("person_id"),
                                row.getInt("attempt"),
                                row.getString("question_id"),
                                row.getString("answer_id"),
                                row.getInt("answers")))
                .list();
    }

    /** Everything derived from answers, a line a row. */
    List<String> derived(OrganizationId organization) {
        return database.sql(
                        """
                        select 'mark ' || m::text as line from answer_mark m
                         where organization_id = :organization
                         union all
                        select 'cell ' || p::text from progress p
                         where organization_id = :organization
                         order by line
                        """)
                .param("organization", organization.value())
                .query((row, number) -> row.getString("line"))
                .list();
    }

    /**
     * Begins one segment of PostgreSQL's log after another, until there is no room for more.
     *
     * @param fill takes the room; the connection is made before, because a full disk lets none in
     */
    static void exhaustLog(Address owner, Runnable fill) {
        try (var connection =
                        DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                var statement = connection.createStatement()) {
            fill.run();
            for (int segment = 0; segment < SEGMENTS_MAX; segment++) {
                statement.execute("select pg_logical_emit_message(true, 'drill', 'more')");
                statement.execute("select pg_switch_wal()");
            }
        } catch (SQLException e) {
            // it has no room to answer: that is what was wanted
        }
    }
}
