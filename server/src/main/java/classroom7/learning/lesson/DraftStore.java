package classroom7.learning.lesson;

import static classroom7.platform.database.Columns.instant;
import static classroom7.platform.database.Columns.instantOrNull;
import static classroom7.platform.database.Columns.integerOrNull;
import static classroom7.platform.database.Columns.time;

import classroom7.base.LessonId;
import classroom7.base.PersonId;
import classroom7.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Drafts in SQL. */
final class DraftStore {
    private final Database database;

    DraftStore(Database database) {
        this.database = database;
    }

    /** A text taking the place of another. */
    record Change(Draft before, Drafts.Typed typed, PersonId by, Instant at) {}

    @Nullable Draft find(PersonId person, LessonId id) {
        return database.sql(
                        """
                        select c.organization_id, o.name as organization, c.id as course_id,
                               c.title as course, c.state, u.id as unit_id, u.title as unit,
                               l.id, l.title, l.draft, l.draft_revision, l.draft_changed_at,
                               coalesce(p.name, '') as changed_by,
                               l.version, v.published_at,
                               v.source <> l.draft or v.title <> l.title as changed,
                               l.opens_at, l.due_local, l.due_zone, l.due_at, l.late,
                               l.attempts_max, l.feedback, l.shuffle, l.minutes_max,
                               l.archived_at is not null as archived
                          from course_role r
                          join lesson l on l.organization_id = r.organization_id
                                       and l.course_id = r.course_id
                          join course c on c.organization_id = l.organization_id
                                       and c.id = l.course_id
                          join organization o on o.id = l.organization_id
                          join unit u on u.organization_id = l.organization_id
                                     and u.id = l.unit_id
                          left join lesson_version v on v.organization_id = l.organization_id
                               and v.lesson_id = l.id and v.version = l.version
                          left join person p on p.id = l.draft_changed_by
                         where r.person_id = :person and l.id = :lesson and r.role = 'teacher'
                        """)
                .param("person", person.value())
                .param("lesson", id.value())
                .query((row, n) -> draft(row))
                .optional()
                .orElse(null);
    }

    /** The same, and nobody else changes the lesson until the commit. */
    @Nullable Draft lock(PersonId person, LessonId id) {
        database.sql("select 1 from lesson where id = :lesson for update")
                .param("lesson", id.value())
                .query(Integer.class)
                .optional();
        return find(person, id);
    }

    private static Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                ReadingStore.place(row),
                new LessonId(row.getString("id")),
                row.getString("title"),
                row.getString("draft"),
                row.getLong("draft_revision"),
                instant(row, "draft_changed_at"),
                row.getString("changed_by"),
                edition(row),
                settings(row),
                row.getBoolean("archived"));
    }

    private static Draft.@Nullable Edition edition(ResultSet row) throws SQLException {
        @Nullable Integer version = integerOrNull(row, "version");
        return version == null
                ? null
                : new Draft.Edition(
                        version, instant(row, "published_at"), row.getBoolean("changed"));
    }

    private static Draft.Settings settings(ResultSet row) throws SQLException {
        @Nullable String zone = row.getString("due_zone");
        return new Draft.Settings(
                instantOrNull(row, "opens_at"),
                row.getObject("due_local", LocalDateTime.class),
                zone == null ? null : ZoneId.of(zone),
                instantOrNull(row, "due_at"),
                LatePolicy.of(row.getString("late")),
                row.getInt("attempts_max"),
                FeedbackPolicy.of(row.getString("feedback")),
                row.getBoolean("shuffle"),
                row.getInt("minutes_max"));
    }

    void save(Change change) {
        database.sql(
                        """
                        update lesson
                           set title = :title, draft = :source, draft_changed_at = :now,
                               draft_changed_by = :person, draft_revision = draft_revision + 1
                         where organization_id = :organization and id = :lesson
                        """)
                .param("organization", change.before().place().organization().value())
                .param("lesson", change.before().id().value())
                .param("title", change.typed().title())
                .param("source", change.typed().source())
                .param("person", change.by().value())
                .param("now", time(change.at()))
                .update();
    }
}
