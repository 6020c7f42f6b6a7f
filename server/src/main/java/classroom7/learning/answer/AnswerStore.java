package classroom7.learning.answer;

import static classroom7.platform.database.Columns.instantOrNull;
import static classroom7.platform.database.Columns.time;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.base.QuestionId;
import classroom7.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What SQL knows about questions that are answered. */
final class AnswerStore {
    private final Database database;

    AnswerStore(Database database) {
        this.database = database;
    }

    /** A lesson whose answers its learner reads. */
    record Ground(
            OrganizationId organization,
            int attempt,
            Standing.Due due,
            boolean showsMarks,
            Map<QuestionId, Integer> newest) {}

    /** Where each question stands for this person, who may see it now; others are absent. */
    Map<QuestionId, Place> places(PersonId person, Collection<QuestionId> questions, Instant now) {
        Map<QuestionId, Place> places = new HashMap<>();
        database.sql(
                        """
                        select q.id as question_id, q.version, l.organization_id,
                               l.course_id, l.id as lesson_id, l.opens_at,
                               r.role = 'teacher' as teaches,
                               l.archived_at is not null or c.state = 'archived' as closed,
                               l.minutes_max > 0 as timed,
                               coalesce((select max(number) from attempt a
                                          where a.organization_id = l.organization_id
                                            and a.lesson_id = l.id
                                            and a.person_id = r.person_id), 0) as attempt,
                               l.attempts_max,
                               (select renewed_at from installation) as renewed_at
                          from course_role r
                          join course c on c.organization_id = r.organization_id
                                       and c.id = r.course_id
                          join lesson l on l.organization_id = r.organization_id
                                       and l.course_id = r.course_id
                          join question q on q.organization_id = l.organization_id
                                         and q.lesson_id = l.id
                         where r.person_id = :person and q.id = any(:questions)
                           and l.version is not null
                           and (r.role = 'teacher' or l.opens_at is null or l.opens_at <= :now)
                        """)
                .param("person", person.value())
                .param(
                        "questions",
                        questions.stream().map(QuestionId::value).toArray(String[]::new))
                .param("now", time(now))
                .query((row, number) -> place(row))
                .list()
                .forEach(place -> places.put(place.question(), place));
        return places;
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                new QuestionId(row.getString("question_id")),
                row.getInt("version"),
                new OrganizationId(row.getString("organization_id")),
                new CourseId(row.getString("course_id")),
                new LessonId(row.getString("lesson_id")),
                instantOrNull(row, "opens_at"),
                row.getBoolean("teaches"),
                row.getBoolean("closed"),
                row.getBoolean("timed"),
                row.getInt("attempt"),
                row.getInt("attempts_max"),
                instantOrNull(row, "renewed_at"));
    }

    /** The lesson for whoever may read it, with the questions that live in it; else null. */
    @Nullable Ground ground(PersonId person, LessonId lesson, Instant now) {
        return database.sql(
                        """
                        select l.organization_id, coalesce(x.due_at, l.due_at) as due_at,
                               l.late = 'count' as late_counts,
                               l.feedback = 'at-once'
                                   or l.feedback = 'after-due'
                                      and coalesce(x.due_at, l.due_at) <= :now as shows_marks,
                               coalesce(a.number, 1) as attempt,
                               a.started_at, a.ends_at, a.handed_in_at,
                               array(select q.id::text from question q
                                      where q.organization_id = l.organization_id
                                        and q.lesson_id = l.id order by q.id) as questions,
                               array(select q.version from question q
                                      where q.organization_id = l.organization_id
                                        and q.lesson_id = l.id order by q.id) as versions
                          from course_role r
                          join lesson l on l.organization_id = r.organization_id
                                       and l.course_id = r.course_id
                          left join extension x on x.organization_id = l.organization_id
                               and x.lesson_id = l.id and x.person_id = r.person_id
                          left join lateral (
                               select number, started_at, ends_at, handed_in_at
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
                .query((row, number) -> ground(row, now))
                .optional()
                .orElse(null);
    }

    private static Ground ground(ResultSet row, Instant now) throws SQLException {
        var questions = (String[]) row.getArray("questions").getArray();
        var versions = (Integer[]) row.getArray("versions").getArray();
        Map<QuestionId, Integer> newest = new HashMap<>();
        for (int at = 0; at < questions.length; at++) {
            newest.put(new QuestionId(questions[at]), versions[at]);
        }
        var startedAt = instantOrNull(row, "started_at");
        var span =
                startedAt == null
                        ? null
                        : Span.of(
                                startedAt,
                                instantOrNull(row, "ends_at"),
                                instantOrNull(row, "handed_in_at"));
        return new Ground(
                new OrganizationId(row.getString("organization_id")),
                row.getInt("attempt"),
                new Standing.Due(instantOrNull(row, "due_at"), row.getBoolean("late_counts"), span),
                row.getBoolean("shows_marks") && (span == null || span.isClosed(now)),
                Map.copyOf(newest));
    }
}
