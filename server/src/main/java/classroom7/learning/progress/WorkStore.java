package classroom7.learning.progress;

import static classroom7.platform.database.Columns.instantOrNull;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.base.QuestionId;
import classroom7.learning.answer.Span;
import classroom7.learning.answer.Standing;
import classroom7.platform.database.Database;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a teacher looks into: one learner's lesson, one course's questions, in SQL. */
final class WorkStore {
    private final Database database;

    WorkStore(Database database) {
        this.database = database;
    }

    /** A lesson that the person teaches, and a learner in its course. */
    record Ground(
            OrganizationId organization,
            String title,
            String learner,
            Standing.Due due,
            Map<Integer, Span> spans,
            Map<QuestionId, Integer> newest,
            List<QuestionId> order) {
        Standing.Due due(int attempt) {
            return due.within(spans.get(attempt));
        }
    }

    /** Equal responses to a question, counted. */
    record Responses(
            LessonId lesson,
            QuestionId question,
            int version,
            String response,
            @Nullable BigDecimal points,
            BigDecimal pointsMax,
            int count) {}

    /** A question where the published lesson pins it. */
    record Pinned(LessonId lesson, String title, @Nullable QuestionId question, int version) {}

    @Nullable Ground ground(PersonId teacher, LessonId lesson, PersonId learner) {
        return database.sql(
                        """
                        select l.organization_id, coalesce(v.title, l.title) as title, p.name,
                               coalesce(x.due_at, l.due_at) as due_at,
                               l.late = 'count' as late_counts,
                               array(select q.id::text from question q
                                      where q.organization_id = l.organization_id
                                        and q.lesson_id = l.id order by q.id) as questions,
                               array(select q.version from question q
                                      where q.organization_id = l.organization_id
                                        and q.lesson_id = l.id order by q.id) as versions,
                               array(select pin.value ->> 'question'
                                       from jsonb_array_elements(v.pins) with ordinality pin
                                      order by pin.ordinality) as pins,
                               array(select concat_ws(' ', a.number,
                                            cast(floor(extract(epoch from a.started_at) * 1000) as bigint),
                                            cast(floor(extract(epoch from a.ends_at) * 1000) as bigint),
                                            coalesce(cast(floor(extract(epoch from a.handed_in_at) * 1000) as bigint), -1))
                                       from attempt a
                                      where a.organization_id = l.organization_id
                                        and a.lesson_id = l.id
                                        and a.person_id = m.person_id
                                        and a.ends_at is not null) as spans
                          from course_role r
                          join lesson l on l.organization_id = r.organization_id
                                       and l.course_id = r.course_id
                          join membership m on m.organization_id = l.organization_id
                                           and m.person_id = :learner
                          join person p on p.id = m.person_id
                          left join lesson_version v on v.organization_id = l.organization_id
                               and v.lesson_id = l.id and v.version = l.version
                          left join extension x on x.organization_id = l.organization_id
                               and x.lesson_id = l.id and x.person_id = m.person_id
                         where r.person_id = :teacher and r.role = 'teacher' and l.id = :lesson
                        """)
                .param("teacher", teacher.value())
                .param("learner", learner.value())
                .param("lesson", lesson.value())
                .query((row, number) -> ground(row))
                .optional()
                .orElse(null);
    }

    private static Ground ground(ResultSet row) throws SQLException {
        var questions = (String[]) row.getArray("questions").getArray();
        var versions = (Integer[]) row.getArray("versions").getArray();
        Map<QuestionId, Integer> newest = new HashMap<>();
        for (int at = 0; at < questions.length; at++) {
            newest.put(new QuestionId(questions[at]), versions[at]);
        }
        var pins = (String[]) row.getArray("pins").getArray();
        return new Ground(
                new OrganizationId(row.getString("organization_id")),
                row.getString("title"),
                row.getString("name"),
                new Standing.Due(instantOrNull(row, "due_at"), row.getBoolean("late_counts"), null),
                Span.read((String[]) row.getArray("spans").getArray()),
                Map.copyOf(newest),
                Arrays.stream(pins).map(QuestionId::new).toList());
    }

    /** Every published lesson of the course with its questions, in order. */
    List<Pinned> pinned(OrganizationId organization, CourseId course) {
        return database.sql(
                        """
                        select l.id, v.title, pin.value ->> 'question' as question,
                               cast(pin.value ->> 'version' as integer) as version
                          from lesson l
                          join unit u on u.organization_id = l.organization_id
                                     and u.id = l.unit_id
                          join lesson_version v on v.organization_id = l.organization_id
                               and v.lesson_id = l.id and v.version = l.version
                          left join lateral jsonb_array_elements(v.pins) with ordinality pin on true
                         where l.organization_id = :organization and l.course_id = :course
                           and l.archived_at is null
                         order by u.position, l.position, pin.ordinality
                        """)
                .param("organization", organization.value())
                .param("course", course.value())
                .query((row, number) ->
                        new Pinned(
                                new LessonId(row.getString("id")),
                                row.getString("title"),
                                question(row.getString("question")),
                                row.getInt("version")))
                .list();
    }

    private static @Nullable QuestionId question(@Nullable String id) {
        return id == null ? null : new QuestionId(id);
    }

    /** What the course's learners answered in their current attempts, equal responses together. */
    List<Responses> responses(OrganizationId organization, CourseId course) {
        return database.sql(
                        """
                        select m.lesson_id, m.question_id, m.version, m.response, m.points,
                               m.points_max, count(*) as count
                          from lesson l
                          join answer_mark m on m.organization_id = l.organization_id
                                            and m.lesson_id = l.id
                          join progress p on p.organization_id = m.organization_id
                                         and p.lesson_id = m.lesson_id
                                         and p.person_id = m.person_id
                                         and p.attempt = m.attempt
                          join course_role r on r.organization_id = m.organization_id
                                            and r.course_id = l.course_id
                                            and r.person_id = m.person_id
                                            and r.role = 'learner'
                         where l.organization_id = :organization and l.course_id = :course
                         group by m.lesson_id, m.question_id, m.version, m.response, m.points,
                                  m.points_max
                        """)
                .param("organization", organization.value())
                .param("course", course.value())
                .query((row, number) ->
                        new Responses(
                                new LessonId(row.getString("lesson_id")),
                                new QuestionId(row.getString("question_id")),
                                row.getInt("version"),
                                row.getString("response"),
                                row.getBigDecimal("points"),
                                row.getBigDecimal("points_max"),
                                row.getInt("count")))
                .list();
    }
}
