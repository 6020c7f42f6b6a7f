package classroom7.learning.progress;

import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.base.QuestionId;
import classroom7.platform.database.Database;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The marks that a corrected key would touch, in SQL. */
final class CorrectionStore {
    private final Database database;

    CorrectionStore(Database database) {
        this.database = database;
    }

    record MarkRow(
            QuestionId question,
            PersonId person,
            String name,
            int attempt,
            String response,
            @Nullable BigDecimal points) {}

    Map<QuestionId, Integer> newest(OrganizationId organization, LessonId lesson) {
        Map<QuestionId, Integer> newest = new HashMap<>();
        database.sql(
                        """
                        select id, version from question
                         where organization_id = :organization and lesson_id = :lesson
                        """)
                .param("organization", organization.value())
                .param("lesson", lesson.value())
                .query(row -> {
                    newest.put(new QuestionId(row.getString("id")), row.getInt("version"));
                });
        return newest;
    }

    List<MarkRow> marks(OrganizationId organization, LessonId lesson) {
        return database.sql(
                        """
                        select m.question_id, m.person_id, p.name, m.attempt, m.response, m.points
                          from answer_mark m
                          join person p on p.id = m.person_id
                         where m.organization_id = :organization and m.lesson_id = :lesson
                         order by p.name, m.person_id, m.attempt
                        """)
                .param("organization", organization.value())
                .param("lesson", lesson.value())
                .query((row, number) ->
                        new MarkRow(
                                new QuestionId(row.getString("question_id")),
                                new PersonId(row.getString("person_id")),
                                row.getString("name"),
                                row.getInt("attempt"),
                                row.getString("response"),
                                row.getBigDecimal("points")))
                .list();
    }
}
