package classroom7.learning.progress;

import static classroom7.platform.database.Columns.instantOrNull;

import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.base.QuestionId;
import classroom7.learning.answer.KeptAnswer;
import classroom7.learning.answer.Span;
import classroom7.learning.answer.Standing;
import classroom7.learning.question.QuestionVersion;
import classroom7.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the projection stands and what it needs to know, in SQL. */
final class ProjectionStore {
    private final Database database;

    ProjectionStore(Database database) {
        this.database = database;
    }

    /** A relational change after which cells are computed again; person null: of everybody. */
    record Request(LessonId lesson, @Nullable PersonId person) {}

    /**
     * What a lesson's cells depend on.
     *
     * @param pins what the published version asks
     * @param newest the newest version of each question that ever was in it
     */
    record LessonFacts(
            LessonId lesson,
            boolean lateCounts,
            List<QuestionVersion.Pin> pins,
            Map<QuestionId, Integer> newest) {}

    /**
     * What a learner's cell depends on beside.
     *
     * @param attempt the highest that was begun; 0: none
     */
    record PairFacts(
            KeptAnswer.Place place, Standing.Due due, int attempt, Map<Integer, Span> spans) {
        Standing.Due due(int number) {
            return due.within(spans.get(number));
        }
    }

    List<OrganizationId> organizations() {
        return database.sql("select id from organization order by id")
                .query((row, number) -> new OrganizationId(row.getString(1)))
                .list();
    }

    /** For how many seconds the oldest transaction that writes has been open; 0: there is none. */
    int oldestWriteSeconds() {
        return database.sql(
                        """
                        select coalesce(max(extract(epoch from clock_timestamp() - xact_start)), 0)::int
                          from pg_stat_activity
                         where backend_xid is not null and pid <> pg_backend_pid()
                        """)
                .query(Integer.class)
                .single();
    }

    /** The position, held by this transaction alone; null: another process is at work. */
    @Nullable String lock(OrganizationId organization, String projection) {
        var position = held(organization, projection);
        if (position != null) {
            return position;
        }
        database.sql(
                        """
                        insert into projection_position (organization_id, projection, position)
                        values (:organization, :projection, '')
                        on conflict do nothing
                        """)
                .param("organization", organization.value())
                .param("projection", projection)
                .update();
        return held(organization, projection);
    }

    /** The position, waited for; {@link #lock} must have made it before. */
    String await(OrganizationId organization, String projection) {
        return database.sql(
                        """
                        select position from projection_position
                         where organization_id = :organization and projection = :projection
                           for update
                        """)
                .param("organization", organization.value())
                .param("projection", projection)
                .query(String.class)
                .single();
    }

    private @Nullable String held(OrganizationId organization, String projection) {
        return database.sql(
                        """
                        select position from projection_position
                         where organization_id = :organization and projection = :projection
                           for update skip locked
                        """)
                .param("organization", organization.value())
                .param("projection", projection)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    void move(OrganizationId organization, String projection, String position) {
        database.sql(
                        """
                        update projection_position set position = :position
                         where organization_id = :organization and projection = :projection
                           and position <> :position
                        """)
                .param("organization", organization.value())
                .param("projection", projection)
                .param("position", position)
                .update();
    }

    List<Request> takeRequests(OrganizationId organization, int limit) {
        return database.sql(
                        """
                        delete from projection_request
                         where organization_id = :organization and id in (
                               select id from projection_request
                                where organization_id = :organization order by id limit :limit)
                        returning lesson_id, person_id
                        """)
                .param("organization", organization.value())
                .param("limit", limit)
                .query((row, number) ->
                        new Request(
                                new LessonId(row.getString("lesson_id")),
                                person(row.getString("person_id"))))
                .list();
    }

    private static @Nullable PersonId person(@Nullable String id) {
        return id == null ? null : new PersonId(id);
    }

    /** Everybody who has begun the lesson or has a cell in it. */
    List<KeptAnswer.Place> everybody(OrganizationId organization, Collection<LessonId> lessons) {
        return database.sql(
                        """
                        select lesson_id, person_id from attempt
                         where organization_id = :organization and lesson_id = any(:lessons)
                         union
                        select lesson_id, person_id from progress
                         where organization_id = :organization and lesson_id = any(:lessons)
                        """)
                .param("organization", organization.value())
                .param("lessons", lessons.stream().map(LessonId::value).toArray(String[]::new))
                .query((row, number) ->
                        new KeptAnswer.Place(
                                new LessonId(row.getString("lesson_id")),
                                new PersonId(row.getString("person_id"))))
                .list();
    }

    List<LessonFacts> lessons(OrganizationId organization, Collection<LessonId> lessons) {
        return database.sql(
                        """
                        select l.id, l.late = 'count' as late_counts,
                               array(select pin.value ->> 'question'
                                       from jsonb_array_elements(v.pins) with ordinality pin
                                      order by pin.ordinality) as pins,
                               array(select cast(pin.value ->> 'version' as integer)
                                       from jsonb_array_elements(v.pins) with ordinality pin
                                      order by pin.ordinality) as pinned,
                               array(select q.id::text from question q
                                      where q.organization_id = l.organization_id
                                        and q.lesson_id = l.id order by q.id) as questions,
                               array(select q.version from question q
                                      where q.organization_id = l.organization_id
                                        and q.lesson_id = l.id order by q.id) as versions
                          from lesson l
                          left join lesson_version v on v.organization_id = l.organization_id
                               and v.lesson_id = l.id and v.version = l.version
                         where l.organization_id = :organization and l.id = any(:lessons)
                        """)
                .param("organization", organization.value())
                .param("lessons", lessons.stream().map(LessonId::value).toArray(String[]::new))
                .query((row, number) -> lesson(row))
                .list();
    }

    private static LessonFacts lesson(ResultSet row) throws SQLException {
        var pins = (String[]) row.getArray("pins").getArray();
        var pinned = (Integer[]) row.getArray("pinned").getArray();
        var questions = (String[]) row.getArray("questions").getArray();
        var versions = (Integer[]) row.getArray("versions").getArray();
        var all = new QuestionVersion.Pin[pins.length];
        for (int at = 0; at < pins.length; at++) {
            all[at] = new QuestionVersion.Pin(new QuestionId(pins[at]), pinned[at]);
        }
        Map<QuestionId, Integer> newest = new HashMap<>();
        for (int at = 0; at < questions.length; at++) {
            newest.put(new QuestionId(questions[at]), versions[at]);
        }
        return new LessonFacts(
                new LessonId(row.getString("id")),
                row.getBoolean("late_counts"),
                Arrays.asList(all),
                Map.copyOf(newest));
    }

    List<PairFacts> pairs(OrganizationId organization, Collection<KeptAnswer.Place> pairs) {
        return database.sql(
                        """
                        select l.id as lesson_id, given.person_id,
                               coalesce(x.due_at, l.due_at) as due_at,
                               l.late = 'count' as late_counts,
                               coalesce((select max(number) from attempt a
                                          where a.organization_id = l.organization_id
                                            and a.lesson_id = l.id
                                            and a.person_id = given.person_id), 0) as attempt,
                               array(select concat_ws(' ', a.number,
                                            cast(floor(extract(epoch from a.started_at) * 1000) as bigint),
                                            cast(floor(extract(epoch from a.ends_at) * 1000) as bigint),
                                            coalesce(cast(floor(extract(epoch from a.handed_in_at) * 1000) as bigint), -1))
                                       from attempt a
                                      where a.organization_id = l.organization_id
                                        and a.lesson_id = l.id
                                        and a.person_id = given.person_id
                                        and a.ends_at is not null) as spans
                          from unnest(:lessons::text[], :persons::text[])
                               as given (lesson_id, person_id)
                          join lesson l on l.organization_id = :organization
                                       and l.id = given.lesson_id
                          left join extension x on x.organization_id = l.organization_id
                               and x.lesson_id = l.id and x.person_id = given.person_id
                        """)
                .param("organization", organization.value())
                .param(
                        "lessons",
                        pairs.stream().map(p -> p.lesson().value()).toArray(String[]::new))
                .param(
                        "persons",
                        pairs.stream().map(p -> p.learner().value()).toArray(String[]::new))
                .query((row, number) ->
                        new PairFacts(
                                new KeptAnswer.Place(
                                        new LessonId(row.getString("lesson_id")),
                                        new PersonId(row.getString("person_id"))),
                                new Standing.Due(
                                        instantOrNull(row, "due_at"),
                                        row.getBoolean("late_counts"),
                                        null),
                                row.getInt("attempt"),
                                Span.read((String[]) row.getArray("spans").getArray())))
                .list();
    }
}
