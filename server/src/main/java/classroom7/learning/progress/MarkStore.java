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

    private static final String REPLACE_CELLS =
            """
            with cell as materialized (
                select *
                  from json_to_recordset(cast(:rows as json)) as row (
                       lesson_id text, person_id text, attempt integer,
                       questions integer, answered integer, waiting integer,
                       points numeric, points_max numeric, late integer,
                       last_answer_at timestamptz)),
            gone as (
                delete from progress old
                 using unnest(:lessons::text[], :persons::text[])
                       as given (lesson, person)
                 where old.organization_id = :organization
                   and old.lesson_id = given.lesson
                   and old.person_id = given.person
                   and (old.lesson_id, old.person_id) not in (
                       select lesson_id, person_id from cell))
            insert into progress as old (organization_id, lesson_id, person_id,
                   attempt, questions, answered, waiting, points, points_max, late,
                   last_answer_at)
            select :organization, lesson_id, person_id, attempt, questions, answered,
                   waiting, points, points_max, late, last_answer_at
              from cell
                on conflict (organization_id, lesson_id, person_id) do update
               set attempt = excluded.attempt, questions = excluded.questions,
                   answered = excluded.answered, waiting = excluded.waiting,
                   points = excluded.points, points_max = excluded.points_max,
                   late = excluded.late, last_answer_at = excluded.last_answer_at
             where old is distinct from excluded
            """;

    private static final String REPLACE_MARKS =
            """
            with mark as materialized (
                select *
                  from json_to_recordset(cast(:rows as json)) as row (
                       lesson_id text, person_id text, attempt integer,
                       question_id text, answer_id text, version integer,
                       marked_with integer, response text, points numeric,
                       points_max numeric, late boolean, answers integer,
                       devices integer, received_at timestamptz)),
            gone as (
                delete from answer_mark old
                 using unnest(:lessons::text[], :persons::text[])
                       as given (lesson, person)
                 where old.organization_id = :organization
                   and old.lesson_id = given.lesson
                   and old.person_id = given.person
                   and (old.lesson_id, old.person_id, old.attempt, old.question_id)
                       not in (
                       select lesson_id, person_id, attempt, question_id from mark))
            insert into answer_mark as old (organization_id, lesson_id, person_id,
                   attempt, question_id, answer_id, version, marked_with, response,
                   points, points_max, late, answers, devices, received_at)
            select :organization, lesson_id, person_id, attempt, question_id,
                   answer_id, version, marked_with, response, points, points_max,
                   late, answers, devices, received_at
              from mark
                on conflict (organization_id, lesson_id, person_id, attempt,
                             question_id) do update
               set answer_id = excluded.answer_id, version = excluded.version,
                   marked_with = excluded.marked_with, response = excluded.response,
                   points = excluded.points, points_max = excluded.points_max,
                   late = excluded.late, answers = excluded.answers,
                   devices = excluded.devices, received_at = excluded.received_at
             where old is distinct from excluded
            """;

    private final Database database;

    MarkStore(Database database) {
        this.database = database;
    }

    /** Writes what is another now; what is as it was is left alone. */
    void replace(
            OrganizationId organization,
            Collection<KeptAnswer.Place> pairs,
            List<Projected> projected) {
        if (!pairs.isEmpty()) {
            replaceCells(organization, pairs, projected);
            replaceMarks(organization, pairs, projected);
        }
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

    private void replaceCells(
            OrganizationId organization,
            Collection<KeptAnswer.Place> pairs,
            List<Projected> projected) {
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
        database.sql(REPLACE_CELLS)
                .param("organization", organization.value())
                .param("lessons", lessons(pairs))
                .param("persons", persons(pairs))
                .param("rows", rows.toString())
                .update();
    }

    private void replaceMarks(
            OrganizationId organization,
            Collection<KeptAnswer.Place> pairs,
            List<Projected> projected) {
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
        database.sql(REPLACE_MARKS)
                .param("organization", organization.value())
                .param("lessons", lessons(pairs))
                .param("persons", persons(pairs))
                .param("rows", rows.toString())
                .update();
    }

    private static String[] lessons(Collection<KeptAnswer.Place> pairs) {
        return pairs.stream().map(pair -> pair.lesson().value()).toArray(String[]::new);
    }

    private static String[] persons(Collection<KeptAnswer.Place> pairs) {
        return pairs.stream().map(pair -> pair.learner().value()).toArray(String[]::new);
    }
}
