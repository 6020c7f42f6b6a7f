package classroom7.learning.attempt;

import static classroom7.platform.database.Columns.instant;
import static classroom7.platform.database.Columns.instantOrNull;
import static classroom7.platform.database.Columns.time;
import static classroom7.platform.database.Columns.timeOrNull;

import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attempts in SQL. The only class that knows their table. */
final class AttemptStore {
    private final Database database;

    AttemptStore(Database database) {
        this.database = database;
    }

    /** What decides whether the person may begin an attempt at a lesson. */
    record Ground(
            OrganizationId organization,
            boolean teaches,
            boolean closed,
            int attemptsMax,
            Limit limit,
            @Nullable Attempt current) {}

    /** Whose attempts at which lesson. */
    record Place(OrganizationId organization, LessonId lesson, PersonId person) {}

    /** The lesson as the person may work on it; null: not theirs, not published, not open. */
    @Nullable Ground ground(PersonId person, LessonId lesson, Instant now) {
        return database.sql(
                        """
                        select l.organization_id, r.role = 'teacher' as teaches,
                               l.archived_at is not null or c.state = 'archived' as closed,
                               case when l.attempts_max = 0 then 0
                                    else l.attempts_max + coalesce(x.attempts_more, 0)
                                    end as attempts_max,
                               l.minutes_max, coalesce(e.percent_more, 0) as percent_more,
                               coalesce(x.minutes_more, 0) as minutes_more,
                               coalesce(x.due_at, l.due_at) as due_at,
                               l.late = 'count' as late_counts,
                               a.number, a.seed, a.started_at, a.ends_at, a.handed_in_at
                          from course_role r
                          join lesson l on l.organization_id = r.organization_id
                                       and l.course_id = r.course_id
                          join course c on c.organization_id = l.organization_id
                                       and c.id = l.course_id
                          left join extension x on x.organization_id = l.organization_id
                               and x.lesson_id = l.id and x.person_id = r.person_id
                          left join enrolment e on e.organization_id = l.organization_id
                               and e.course_id = l.course_id and e.person_id = r.person_id
                          left join lateral (
                               select number, seed, started_at, ends_at, handed_in_at
                                 from attempt
                                where organization_id = l.organization_id and lesson_id = l.id
                                  and person_id = r.person_id
                                order by number desc limit 1) a on true
                         where r.person_id = :person and l.id = :lesson
                           and l.version is not null
                           and (r.role = 'teacher'
                                or l.archived_at is null
                                   and (l.opens_at is null or l.opens_at <= :now))
                        """)
                .param("person", person.value())
                .param("lesson", lesson.value())
                .param("now", time(now))
                .query((row, number) -> ground(row))
                .optional()
                .orElse(null);
    }

    /** The same, and asks for the person's cells to be made anew: nothing else would say so. */
    void beginByRequest(
            OrganizationId organization, PersonId person, LessonId lesson, Attempt attempt) {
        database.sql(
                        """
                        with begun as (
                            insert into attempt (organization_id, lesson_id, person_id, number,
                                                 seed, started_at, ends_at)
                            values (:organization, :lesson, :person, :number, :seed, :at,
                                    :ends)
                            on conflict do nothing
                            returning organization_id, lesson_id, person_id)
                        insert into projection_request (organization_id, lesson_id, person_id)
                        select organization_id, lesson_id, person_id from begun
                        """)
                .param("organization", organization.value())
                .param("lesson", lesson.value())
                .param("person", person.value())
                .param("number", attempt.number())
                .param("seed", attempt.seed())
                .param("at", time(attempt.startedAt()))
                .param("ends", timeOrNull(attempt.endsAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** The person's newest attempt. */
    @Nullable Attempt current(PersonId person, LessonId lesson) {
        return database.sql(
                        """
                        select a.number, a.seed, a.started_at, a.ends_at, a.handed_in_at
                          from membership m
                          join attempt a on a.organization_id = m.organization_id
                                        and a.person_id = m.person_id
                         where m.person_id = :person and a.lesson_id = :lesson
                         order by a.number desc limit 1
                        """)
                .param("person", person.value())
                .param("lesson", lesson.value())
                .query((row, number) -> attempt(row))
                .optional()
                .orElse(null);
    }

    /**
     * Notes when the attempt was handed in, null: it is worked on again; asks for its cell anew.
     */
    void handIn(Place place, int number, @Nullable Instant at) {
        database.sql(
                        """
                        with handed as (
                            update attempt set handed_in_at = :at
                             where organization_id = :organization and lesson_id = :lesson
                               and person_id = :person and number = :number
                               and (handed_in_at is null)
                                   = (cast(:at as timestamptz) is not null)
                            returning organization_id, lesson_id, person_id)
                        insert into projection_request (organization_id, lesson_id, person_id)
                        select organization_id, lesson_id, person_id from handed
                        """)
                .param("organization", place.organization().value())
                .param("lesson", place.lesson().value())
                .param("person", place.person().value())
                .param("number", number)
                .param("at", timeOrNull(at), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** Begins the attempt in each lesson where the person has none of this number. */
    void begin(
            OrganizationId organization, PersonId person, List<LessonId> lessons, Attempt attempt) {
        database.sql(
                        """
                        insert into attempt
                               (organization_id, lesson_id, person_id, number, seed, started_at)
                        select :organization, given.lesson_id, :person, :number, given.seed, :at
                          from unnest(:lessons::text[], :seeds::bigint[])
                               as given (lesson_id, seed)
                         order by given.lesson_id
                        on conflict do nothing
                        """)
                .param("organization", organization.value())
                .param("person", person.value())
                .param("number", attempt.number())
                .param("at", time(attempt.startedAt()))
                .param("lessons", lessons.stream().map(LessonId::value).toArray(String[]::new))
                .param(
                        "seeds",
                        lessons.stream()
                                .map(lesson -> Seeds.of(lesson, person, attempt.number()))
                                .toArray(Long[]::new))
                .update();
    }

    private static Ground ground(ResultSet row) throws SQLException {
        int number = row.getInt("number");
        return new Ground(
                new OrganizationId(row.getString("organization_id")),
                row.getBoolean("teaches"),
                row.getBoolean("closed"),
                row.getInt("attempts_max"),
                new Limit(
                        row.getInt("minutes_max"),
                        row.getInt("percent_more"),
                        row.getInt("minutes_more"),
                        instantOrNull(row, "due_at"),
                        row.getBoolean("late_counts")),
                number == 0 ? null : attempt(row));
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getInt("number"),
                row.getLong("seed"),
                instant(row, "started_at"),
                instantOrNull(row, "ends_at"),
                instantOrNull(row, "handed_in_at"));
    }
}
