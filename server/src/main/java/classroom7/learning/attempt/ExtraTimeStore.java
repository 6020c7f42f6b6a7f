package classroom7.learning.attempt;

import static classroom7.platform.database.Columns.instant;
import static classroom7.platform.database.Columns.instantOrNull;
import static classroom7.platform.database.Columns.time;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.PersonId;
import classroom7.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is at work, and the time given to them, in SQL. */
final class ExtraTimeStore {
    private final Database database;

    ExtraTimeStore(Database database) {
        this.database = database;
    }

    boolean teaches(PersonId person, LessonId lesson) {
        return database.sql(
                        """
                        select 1
                          from course_role r
                          join lesson l on l.organization_id = r.organization_id
                                       and l.course_id = r.course_id
                         where r.person_id = :person and l.id = :lesson and r.role = 'teacher'
                        """)
                .param("person", person.value())
                .param("lesson", lesson.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Moves the ends, notes by how much, and asks for the cells anew; returns how many. */
    int give(ExtraTimes.Gift gift) {
        return database.sql(
                        """
                        with chosen as (
                            select a.organization_id, a.lesson_id, a.person_id, a.number,
                                   a.ends_at as before,
                                   greatest(a.ends_at, :now)
                                       + make_interval(mins => :minutes) as after
                              from lesson l
                              join attempt a on a.organization_id = l.organization_id
                                            and a.lesson_id = l.id
                             where l.id = :lesson and a.ends_at is not null
                               and (cast(:learner as text) is null and a.ends_at > :now
                                        and a.handed_in_at is null
                                    or a.person_id = :learner)
                               and not exists (
                                   select 1 from attempt n
                                    where n.organization_id = a.organization_id
                                      and n.lesson_id = a.lesson_id
                                      and n.person_id = a.person_id and n.number > a.number)
                               for update of a),
                        prolonged as (
                            update attempt a set ends_at = c.after
                              from chosen c
                             where a.organization_id = c.organization_id
                               and a.lesson_id = c.lesson_id and a.person_id = c.person_id
                               and a.number = c.number),
                        noted as (
                            insert into extra_time (organization_id, id, lesson_id, person_id,
                                   number, minutes, added, given_by, given_at)
                            select organization_id, :id, lesson_id, person_id, number, :minutes,
                                   after - before, :by, :now
                              from chosen)
                        insert into projection_request (organization_id, lesson_id, person_id)
                        select organization_id, lesson_id, person_id from chosen
                        """)
                .param("id", gift.id())
                .param("lesson", gift.lesson().value())
                .param(
                        "learner",
                        gift.learner() == null ? null : gift.learner().value(),
                        Types.VARCHAR)
                .param("minutes", gift.minutes())
                .param("by", gift.by().value())
                .param("now", time(gift.at()))
                .update();
    }

    int takeBack(PersonId person, LessonId lesson, String gift) {
        return database.sql(
                        """
                        with taken as (
                            delete from extra_time g
                             using course_role r, lesson l
                             where r.person_id = :person and r.role = 'teacher'
                               and l.organization_id = r.organization_id
                               and l.course_id = r.course_id and l.id = :lesson
                               and g.organization_id = l.organization_id
                               and g.lesson_id = l.id and g.id = :gift
                            returning g.organization_id, g.lesson_id, g.person_id, g.number,
                                      g.added),
                        shortened as (
                            update attempt a set ends_at = a.ends_at - t.added
                              from taken t
                             where a.organization_id = t.organization_id
                               and a.lesson_id = t.lesson_id and a.person_id = t.person_id
                               and a.number = t.number)
                        insert into projection_request (organization_id, lesson_id, person_id)
                        select organization_id, lesson_id, person_id from taken
                        """)
                .param("person", person.value())
                .param("lesson", lesson.value())
                .param("gift", gift)
                .update();
    }

    AtWork.@Nullable Found atWork(PersonId person, LessonId lesson, Instant now) {
        return database.sql(
                        """
                        select coalesce(v.title, l.title) as title, c.id as course,
                               c.title as course_title, l.minutes_max,
                               coalesce(jsonb_array_length(v.pins), 0) as questions
                          from course_role r
                          join lesson l on l.organization_id = r.organization_id
                                       and l.course_id = r.course_id
                          join course c on c.organization_id = l.organization_id
                                       and c.id = l.course_id
                          left join lesson_version v on v.organization_id = l.organization_id
                               and v.lesson_id = l.id and v.version = l.version
                         where r.person_id = :person and l.id = :lesson and r.role = 'teacher'
                        """)
                .param("person", person.value())
                .param("lesson", lesson.value())
                .query((row, number) ->
                        new AtWork.Found(
                                row.getString("title"),
                                new CourseId(row.getString("course")),
                                row.getString("course_title"),
                                row.getInt("minutes_max"),
                                row.getInt("questions"),
                                now,
                                learners(lesson)))
                .optional()
                .orElse(null);
    }

    private List<AtWork.Learner> learners(LessonId lesson) {
        return database.sql(
                        """
                        select p.id, p.name, a.number, a.seed, a.started_at, a.ends_at,
                               a.handed_in_at, coalesce(w.answered, 0) as answered,
                               (select coalesce(sum(minutes), 0) from extra_time g
                                 where g.organization_id = a.organization_id
                                   and g.lesson_id = a.lesson_id and g.person_id = a.person_id
                                   and g.number = a.number) as given
                          from lesson l
                          join course_role r on r.organization_id = l.organization_id
                                            and r.course_id = l.course_id and r.role = 'learner'
                          join person p on p.id = r.person_id
                          left join lateral (
                               select organization_id, lesson_id, person_id, number, seed,
                                      started_at, ends_at, handed_in_at
                                 from attempt
                                where organization_id = l.organization_id and lesson_id = l.id
                                  and person_id = p.id and ends_at is not null
                                order by number desc limit 1) a on true
                          left join progress w on w.organization_id = a.organization_id
                               and w.lesson_id = a.lesson_id and w.person_id = a.person_id
                               and w.attempt = a.number
                         where l.id = :lesson
                         order by p.name, p.id
                        """)
                .param("lesson", lesson.value())
                .query((row, number) -> learner(row))
                .list();
    }

    private static AtWork.Learner learner(ResultSet row) throws SQLException {
        int number = row.getInt("number");
        return new AtWork.Learner(
                new PersonId(row.getString("id")),
                row.getString("name"),
                number == 0
                        ? null
                        : new Attempt(
                                number,
                                row.getLong("seed"),
                                instant(row, "started_at"),
                                instantOrNull(row, "ends_at"),
                                instantOrNull(row, "handed_in_at")),
                row.getInt("answered"),
                row.getInt("given"));
    }

    boolean teaches(PersonId person, CourseId course) {
        return database.sql(
                        """
                        select 1 from course_role
                         where person_id = :person and course_id = :course and role = 'teacher'
                        """)
                .param("person", person.value())
                .param("course", course.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    List<AtWork.Count> counts(CourseId course, Instant now) {
        return database.sql(
                        """
                        select l.id, coalesce(v.title, l.title) as title,
                               count(distinct a.person_id) as learners
                          from course c
                          join lesson l on l.organization_id = c.organization_id
                                       and l.course_id = c.id
                          join attempt a on a.organization_id = l.organization_id
                                        and a.lesson_id = l.id
                          left join lesson_version v on v.organization_id = l.organization_id
                               and v.lesson_id = l.id and v.version = l.version
                         where c.id = :course and a.ends_at > :now and a.handed_in_at is null
                         group by l.id, v.title, l.title
                         order by title, l.id
                        """)
                .param("course", course.value())
                .param("now", time(now))
                .query((row, number) ->
                        new AtWork.Count(
                                new LessonId(row.getString("id")),
                                row.getString("title"),
                                row.getInt("learners")))
                .list();
    }
}
