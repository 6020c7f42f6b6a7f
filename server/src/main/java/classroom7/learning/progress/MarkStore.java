package classroom7.learning.progress;

import classroom7.base.OrganizationId;
import classroom7.learning.answer.KeptAnswer;
import classroom7.platform.database.Database;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The projected marks and cells in SQL: written whole for a learner and a lesson. */
final class MarkStore {
    private static final JsonMapper JSON = new JsonMapper();

    private final Database database;

    MarkStore(Database database) {
        this.database = database;
    }

    void replace(
            OrganizationId organization,
            Collection<KeptAnswer.Place> pairs,
            List<Projected> projected) {
        remove(organization, pairs);
        insertCells(organization, projected);
        insertMarks(organization, projected);
    }

    void removeAll(OrganizationId organization) {
        database.sql("delete from answer_mark where organization_id = :organization")
                .param("organization", organization.value())
                .update();
        database.sql("delete from progress where organization_id = :organization")
                .param("organization", organization.value())
                .update();
    }

    /** Asks for every lesson anew: learners who began one without answering have cells too. */
    void requestAll(OrganizationId organization) {
        database.sql(
                        """
                        insert into projection_request (organization_id, lesson_id)
                        select distinct organization_id, lesson_id from attempt
                         where organization_id = :organization
                        """)
                .param("organization", organization.value())
                .update();
    }

    private void remove(OrganizationId organization, Collection<KeptAnswer.Place> pairs) {
        var lessons = pairs.stream().map(pair -> pair.lesson().value()).toArray(String[]::new);
        var persons = pairs.stream().map(pair -> pair.learner().value()).toArray(String[]::new);
        database.sql(
                        """
                        delete from answer_mark
                         using unnest(:lessons::text[], :persons::text[])
                               as given (lesson, person)
                         where organization_id = :organization
                           and lesson_id = given.lesson and person_id = given.person
                        """)
                .param("organization", organization.value())
                .param("lessons", lessons)
                .param("persons", persons)
                .update();
        database.sql(
                        """
                        delete from progress
                         using unnest(:lessons::text[], :persons::text[])
                               as given (lesson, person)
                         where organization_id = :organization
                           and lesson_id = given.lesson and person_id = given.person
                        """)
                .param("organization", organization.value())
                .param("lessons", lessons)
                .param("persons", persons)
                .update();
    }

    private void insertCells(OrganizationId organization, List<Projected> projected) {
        var rows = JSON.createArrayNode();
        for (var one : projected) {
            var cell = one.cell();
            var last = cell.lastAnswerAt();
            rows.addObject()
                    .put("lesson_id", one.place().lesson().value())
                    .put("person_id", one.place().learner().value())
                    .put("attempt", cell.attempt())
                    .put("questions", cell.questions())
                    .put("answered", cell.answered())
                    .put("waiting", cell.waiting())
                    .put("points", cell.points())
                    .put("points_max", cell.pointsMax())
                    .put("late", cell.late())
                    .put("last_answer_at", last == null ? null : last.toString());
        }
        database.sql(
                        """
                        insert into progress (organization_id, lesson_id, person_id, attempt,
                               questions, answered, waiting, points, points_max, late,
                               last_answer_at)
                        select :organization, lesson_id, person_id, attempt, questions, answered,
                               waiting, points, points_max, late, last_answer_at
                          from json_to_recordset(cast(:rows as json)) as row (
                               lesson_id text, person_id text, attempt integer, questions integer,
                               answered integer, waiting integer, points numeric,
                               points_max numeric, late integer, last_answer_at timestamptz)
                        """)
                .param("organization", organization.value())
                .param("rows", rows.toString())
                .update();
    }

    private void insertMarks(OrganizationId organization, List<Projected> projected) {
        var rows = JSON.createArrayNode();
        for (var one : projected) {
            for (var mark : one.marks()) {
                var counts = mark.standing().counts();
                rows.addObject()
                        .put("lesson_id", one.place().lesson().value())
                        .put("person_id", one.place().learner().value())
                        .put("attempt", counts.attempt())
                        .put("question_id", counts.question().value())
                        .put("answer_id", counts.id())
                        .put("version", counts.version())
                        .put("marked_with", mark.markedWith())
                        .put("response", counts.response().toString())
                        .put("points", mark.marking().points())
                        .put("points_max", mark.marking().pointsMax())
                        .put("late", mark.standing().late())
                        .put("answers", mark.standing().answers())
                        .put("devices", mark.standing().devices())
                        .put("received_at", counts.receivedAt().toString());
            }
        }
        database.sql(
                        """
                        insert into answer_mark (organization_id, lesson_id, person_id, attempt,
                               question_id, answer_id, version, marked_with, response, points,
                               points_max, late, answers, devices, received_at)
                        select :organization, lesson_id, person_id, attempt, question_id,
                               answer_id, version, marked_with, response, points, points_max,
                               late, answers, devices, received_at
                          from json_to_recordset(cast(:rows as json)) as row (
                               lesson_id text, person_id text, attempt integer, question_id text,
                               answer_id text, version integer, marked_with integer,
                               response text, points numeric, points_max numeric, late boolean,
                               answers integer, devices integer, received_at timestamptz)
                        """)
                .param("organization", organization.value())
                .param("rows", rows.toString())
                .update();
    }
}
