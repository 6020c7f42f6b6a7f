package classroom7.learning.lesson;

import static classroom7.platform.database.Columns.instant;
import static classroom7.platform.database.Columns.instantOrNull;
import static classroom7.platform.database.Columns.integerOrNull;
import static classroom7.platform.database.Columns.time;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.base.UnitId;
import classroom7.learning.course.CourseRole;
import classroom7.learning.course.CourseState;
import classroom7.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The hot statement: a lesson as one person reads it. */
final class ReadingStore {
    private final Database database;
    private final ContentCache contents = new ContentCache();

    ReadingStore(Database database) {
        this.database = database;
    }

    @Nullable Lesson read(PersonId person, LessonId id, Instant now) {
        var held = contents.find(id);
        return database.sql(
                        """
                        select c.organization_id, o.name as organization, c.id as course_id,
                               c.title as course, c.state, u.id as unit_id, u.title as unit,
                               l.id, coalesce(v.title, l.title) as title, r.role,
                               l.version, v.published_at, x.due_at is not null as extended,
                               case when l.version is distinct from :held then v.content end
                                   as content,
                               l.opens_at, coalesce(x.due_at, l.due_at) as due_at,
                               l.late, l.feedback, l.shuffle, l.minutes_max,
                               case when l.attempts_max = 0 then 0 else l.attempts_max
                                    + coalesce(x.attempts_more, 0) end as attempts_max,
                               a.number, a.seed, a.started_at, a.ends_at, a.handed_in_at,
                               before.id as before_id, before.title as before_title,
                               after.id as after_id, after.title as after_title,
                               l.archived_at is not null as archived,
                               (select min(n.opens_at) from lesson n
                                 where n.organization_id = l.organization_id
                                   and n.course_id = l.course_id and n.opens_at > :now) as opening,
                               r.role = 'teacher' and v.version is not null
                                   and (v.source <> l.draft or v.title <> l.title) as changed
                          from course_role r
                          join lesson l using (organization_id, course_id)
                          join course c on c.organization_id = l.organization_id
                                       and c.id = l.course_id
                          join organization o on o.id = l.organization_id
                          join unit u on u.organization_id = l.organization_id
                                     and u.id = l.unit_id
                          left join lesson_version v on v.organization_id = l.organization_id
                               and v.lesson_id = l.id and v.version = l.version
                          left join extension x on x.organization_id = l.organization_id
                               and x.lesson_id = l.id and x.person_id = r.person_id
                          left join lateral (
                               select number, seed, started_at, ends_at, handed_in_at
                                 from attempt
                                where organization_id = l.organization_id and lesson_id = l.id
                                  and person_id = r.person_id
                                order by number desc limit 1) a on true
                          left join lateral (
                               select n.id, coalesce(w.title, n.title) as title
                                 from lesson n
                                 join unit k on k.organization_id = n.organization_id
                                            and k.id = n.unit_id
                                 left join lesson_version w
                                      on w.organization_id = n.organization_id
                                     and w.lesson_id = n.id and w.version = n.version
                                where n.organization_id = l.organization_id
                                  and n.course_id = l.course_id and n.archived_at is null
                                  and (k.position, n.position) < (u.position, l.position)
                                  and (r.role = 'teacher' or n.version is not null
                                       and (n.opens_at is null or n.opens_at <= :now))
                                order by k.position desc, n.position desc limit 1) before on true
                          left join lateral (
                               select n.id, coalesce(w.title, n.title) as title
                                 from lesson n
                                 join unit k on k.organization_id = n.organization_id
                                            and k.id = n.unit_id
                                 left join lesson_version w
                                      on w.organization_id = n.organization_id
                                     and w.lesson_id = n.id and w.version = n.version
                                where n.organization_id = l.organization_id
                                  and n.course_id = l.course_id and n.archived_at is null
                                  and (k.position, n.position) > (u.position, l.position)
                                  and (r.role = 'teacher' or n.version is not null
                                       and (n.opens_at is null or n.opens_at <= :now))
                                order by k.position, n.position limit 1) after on true
                         where r.person_id = :person and l.id = :lesson
                           and (r.role = 'teacher'
                                or l.version is not null and l.archived_at is null)
                        """)
                .param("person", person.value())
                .param("lesson", id.value())
                .param("now", time(now))
                .param("held", held == null ? 0 : held.version())
                .query((row, n) -> lesson(row, held))
                .optional()
                .orElse(null);
    }

    private Lesson lesson(ResultSet row, ContentCache.@Nullable Held held) throws SQLException {
        return new Lesson(
                place(row),
                new LessonId(row.getString("id")),
                row.getString("title"),
                CourseRole.of(row.getString("role")),
                published(row, held),
                terms(row),
                trial(row),
                neighbour(row, "before_id", "before_title"),
                neighbour(row, "after_id", "after_title"),
                row.getBoolean("archived"),
                row.getBoolean("changed"),
                instantOrNull(row, "opening"));
    }

    /** Where a lesson stands, of the columns that every look-up of one has. */
    static Lesson.Place place(ResultSet row) throws SQLException {
        return new Lesson.Place(
                new OrganizationId(row.getString("organization_id")),
                row.getString("organization"),
                new CourseId(row.getString("course_id")),
                row.getString("course"),
                CourseState.of(row.getString("state")),
                new UnitId(row.getString("unit_id")),
                row.getString("unit"));
    }

    private Lesson.@Nullable Published published(ResultSet row, ContentCache.@Nullable Held held)
            throws SQLException {
        @Nullable Integer version = integerOrNull(row, "version");
        return version == null
                ? null
                : new Lesson.Published(
                        version, instant(row, "published_at"), content(row, version, held));
    }

    /** The statement leaves the content out when we hold that version. */
    private Content content(ResultSet row, int version, ContentCache.@Nullable Held held)
            throws SQLException {
        return held != null && held.version() == version
                ? held.content()
                : contents.keep(
                        new LessonId(row.getString("id")), version, row.getString("content"));
    }

    private static Lesson.Terms terms(ResultSet row) throws SQLException {
        return new Lesson.Terms(
                instantOrNull(row, "opens_at"),
                instantOrNull(row, "due_at"),
                row.getBoolean("extended"),
                LatePolicy.of(row.getString("late")),
                row.getInt("attempts_max"),
                FeedbackPolicy.of(row.getString("feedback")),
                row.getBoolean("shuffle"),
                row.getInt("minutes_max"));
    }

    private static Lesson.@Nullable Trial trial(ResultSet row) throws SQLException {
        @Nullable Integer number = integerOrNull(row, "number");
        return number == null
                ? null
                : new Lesson.Trial(
                        number,
                        row.getLong("seed"),
                        instant(row, "started_at"),
                        instantOrNull(row, "ends_at"),
                        instantOrNull(row, "handed_in_at"));
    }

    private static Lesson.@Nullable Neighbour neighbour(ResultSet row, String id, String title)
            throws SQLException {
        @Nullable String found = row.getString(id);
        return found == null
                ? null
                : new Lesson.Neighbour(new LessonId(found), row.getString(title));
    }

    /** Written at most once in ten minutes while a learner stays, and once when the end is read. */
    void note(PersonId person, LessonId id, boolean toItsEnd, Instant now) {
        database.sql(
                        """
                        insert into reading as d
                               (organization_id, lesson_id, person_id, opened_at, read_at)
                        select l.organization_id, l.id, r.person_id, :now,
                               case when :end then cast(:now as timestamptz) end
                          from course_role r
                          join lesson l on l.organization_id = r.organization_id
                                       and l.course_id = r.course_id
                         where r.person_id = :person and l.id = :lesson and r.role = 'learner'
                           and l.version is not null and l.archived_at is null
                           and (l.opens_at is null or l.opens_at <= :now)
                        on conflict (organization_id, lesson_id, person_id) do update
                           set opened_at = excluded.opened_at,
                               read_at = coalesce(d.read_at, excluded.read_at)
                         where d.opened_at < excluded.opened_at - interval '10 minutes'
                            or d.read_at is null and excluded.read_at is not null
                        """)
                .param("person", person.value())
                .param("lesson", id.value())
                .param("end", toItsEnd)
                .param("now", time(now))
                .update();
    }
}
