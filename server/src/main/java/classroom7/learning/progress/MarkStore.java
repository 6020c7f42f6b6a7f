package classroom7.learning.progress;

import classroom7.base.OrganizationId;
import classroom7.learning.answer.KeptAnswer;
import classroom7.platform.database.Database;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The projected marks and cells in SQL. */
final class MarkStore {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * From the marks as they are now, so that what a learner did not touch is not read again. Is
     * true: the marks of a cell lie together in the primary key, and while the table grows its
     * statistics make the index by question look better, which holds those of a whole class.
     */
    private static final String CELLS =
            """
            insert into progress as old (organization_id, lesson_id, person_id,
                   attempt, questions, answered, waiting, points, points_max, late,
                   last_answer_at)
            select :organization, given.lesson_id, given.person_id, latest.attempt,
                   asked.questions, sums.answered, sums.waiting, sums.points,
                   asked.points_max, sums.late, given.last_answer_at
              from json_to_recordset(cast(:rows as json)) as given (
                       lesson_id text, person_id text, attempt integer,
                       last_answer_at timestamptz)
              join json_to_recordset(cast(:lessons as json)) as asked (
                       lesson_id text, questions integer, points_max numeric,
                       asks text[]) using (lesson_id)
             cross join lateral (
                   select greatest(1, given.attempt, max(m.attempt)) as attempt
                     from answer_mark m
                    where m.organization_id = :organization
                      and m.lesson_id = given.lesson_id
                      and m.person_id = given.person_id) latest
             cross join lateral (
                   select count(*) as answered,
                          count(*) filter (where m.counted and m.points is null) as waiting,
                          coalesce(sum(m.points) filter (where m.counted), 0) as points,
                          count(*) filter (where m.late) as late
                     from answer_mark m
                    where m.organization_id = :organization
                      and m.lesson_id = given.lesson_id
                      and m.person_id = given.person_id
                      and m.attempt = latest.attempt
                      and (m.question_id = any(asked.asks)) is true) sums
                on conflict (organization_id, lesson_id, person_id) do update
               set attempt = excluded.attempt, questions = excluded.questions,
                   answered = excluded.answered, waiting = excluded.waiting,
                   points = excluded.points, points_max = excluded.points_max,
                   late = excluded.late,
                   last_answer_at = greatest(old.last_answer_at, excluded.last_answer_at)
             where old is distinct from excluded
            """;

    private static final String MARKS =
            """
            insert into answer_mark as old (organization_id, lesson_id, person_id,
                   attempt, question_id, answer_id, version, marked_with, response,
                   points, points_max, late, counted, answers, devices, received_at)
            select :organization, lesson_id, person_id, attempt, question_id,
                   answer_id, version, marked_with, response, points, points_max,
                   late, counted, answers, devices, received_at
              from json_to_recordset(cast(:rows as json)) as row (
                       lesson_id text, person_id text, attempt integer,
                       question_id text, answer_id text, version integer,
                       marked_with integer, response text, points numeric,
                       points_max numeric, late boolean, counted boolean,
                       answers integer, devices integer, received_at timestamptz)
                on conflict (organization_id, lesson_id, person_id, attempt,
                             question_id) do update
               set answer_id = excluded.answer_id, version = excluded.version,
                   marked_with = excluded.marked_with, response = excluded.response,
                   points = excluded.points, points_max = excluded.points_max,
                   late = excluded.late, counted = excluded.counted,
                   answers = excluded.answers, devices = excluded.devices, received_at = excluded.received_at
             where old is distinct from excluded
            """;

    private final Database database;

    MarkStore(Database database) {
        this.database = database;
    }

    /**
     * Writes what is another now; what is as it was is left alone. The cells come last: they are
     * sums of the marks.
     */
    void write(OrganizationId organization, Collection<Asked> lessons, List<Projected> projected) {
        if (!projected.isEmpty()) {
            writeMarks(organization, projected);
            writeCells(organization, lessons, projected);
        }
    }

    /** All marks and the cell of each of these learners in these lessons. */
    void remove(OrganizationId organization, Collection<KeptAnswer.Place> places) {
        if (places.isEmpty()) {
            return;
        }
        var lessons = places.stream().map(p -> p.lesson().value()).toArray(String[]::new);
        var persons = places.stream().map(p -> p.learner().value()).toArray(String[]::new);
        database.sql(
                        """
                        with given as (
                            select * from unnest(:lessons::text[], :persons::text[])
                                  as given (lesson, person)),
                        marks as (
                            delete from answer_mark using given
                             where organization_id = :organization
                               and lesson_id = given.lesson and person_id = given.person)
                        delete from progress using given
                         where organization_id = :organization
                           and lesson_id = given.lesson and person_id = given.person
                        """)
                .param("organization", organization.value())
                .param("lessons", lessons)
                .param("persons", persons)
                .update();
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

    private void writeCells(
            OrganizationId organization, Collection<Asked> lessons, List<Projected> projected) {
        var asked = JSON.createArrayNode();
        for (var lesson : lessons) {
            var row =
                    asked.addObject()
                            .put("lesson_id", lesson.facts().lesson().value())
                            .put("questions", lesson.facts().pins().size())
                            .put("points_max", lesson.pointsMax());
            var asks = row.putArray("asks");
            lesson.questions().forEach(question -> asks.add(question.value()));
        }
        var rows = JSON.createArrayNode();
        for (var one : Projected.byPlace(projected)) {
            var last = one.lastAnswerAt();
            rows.addObject()
                    .put("lesson_id", one.place().lesson().value())
                    .put("person_id", one.place().learner().value())
                    .put("attempt", one.attempt())
                    .put("last_answer_at", last == null ? null : last.toString());
        }
        database.sql(CELLS)
                .param("organization", organization.value())
                .param("lessons", asked.toString())
                .param("rows", rows.toString())
                .update();
    }

    private void writeMarks(OrganizationId organization, List<Projected> projected) {
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
                        .put("counted", mark.standing().counted())
                        .put("answers", mark.standing().answers())
                        .put("devices", mark.standing().devices())
                        .put("received_at", counts.receivedAt().toString());
            }
        }
        database.sql(MARKS)
                .param("organization", organization.value())
                .param("rows", rows.toString())
                .update();
    }
}
