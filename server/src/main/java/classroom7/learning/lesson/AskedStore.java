package classroom7.learning.lesson;

import classroom7.base.OrganizationId;
import classroom7.base.QuestionId;
import classroom7.learning.question.QuestionVersion;
import classroom7.platform.database.Database;
import java.util.List;

/** What published lessons ask, in SQL. */
final class AskedStore {
    private final Database database;

    AskedStore(Database database) {
        this.database = database;
    }

    record Asked(OrganizationId organization, QuestionVersion.Pin pin) {}

    /** Of all organizations, those of lessons changed last first. */
    List<Asked> newest(int limit) {
        return database.sql(
                        """
                        select q.organization_id, q.id, q.version
                          from question q
                          join lesson l on l.organization_id = q.organization_id
                                       and l.id = q.lesson_id
                         where l.version is not null and l.archived_at is null
                         order by l.draft_changed_at desc, q.id limit :limit
                        """)
                .param("limit", limit)
                .query((row, number) ->
                        new Asked(
                                new OrganizationId(row.getString("organization_id")),
                                new QuestionVersion.Pin(
                                        new QuestionId(row.getString("id")),
                                        row.getInt("version"))))
                .list();
    }
}
