package classroom7.learning.lesson;

import static classroom7.platform.database.Columns.time;

import classroom7.base.PersonId;
import classroom7.base.QuestionId;
import classroom7.learning.question.QuestionJson;
import classroom7.learning.question.QuestionVersion;
import classroom7.platform.database.Database;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Lesson versions and the questions they pin, in SQL. */
final class PublicationStore {
    private static final JsonMapper JSON = new JsonMapper();

    private final Database database;

    PublicationStore(Database database) {
        this.database = database;
    }

    /** Those of the question ids that belong to another lesson. */
    Set<String> elsewhere(Draft draft, List<String> questions) {
        return new HashSet<>(
                database.sql(
                                """
                                select id from question
                                 where organization_id = :organization and id in (:questions)
                                   and lesson_id <> :lesson
                                """)
                        .param("organization", draft.place().organization().value())
                        .param("lesson", draft.id().value())
                        .param("questions", questions)
                        .query(String.class)
                        .list());
    }

    /** The newest version of every question that the lesson ever had. */
    Map<QuestionId, Pinning.Newest> newest(Draft draft) {
        var newest = new HashMap<QuestionId, Pinning.Newest>();
        database.sql(
                        """
                        select id, version, digest from question
                         where organization_id = :organization and lesson_id = :lesson
                        """)
                .param("organization", draft.place().organization().value())
                .param("lesson", draft.id().value())
                .query(row -> {
                    newest.put(
                            new QuestionId(row.getString("id")),
                            new Pinning.Newest(row.getInt("version"), row.getBytes("digest")));
                });
        return newest;
    }

    /** What the published version pins; empty while there is none. */
    List<Content.Pinned> pins(Draft draft) {
        return database.sql(
                        """
                        select p.question, p.version
                          from lesson l
                          join lesson_version v on v.organization_id = l.organization_id
                               and v.lesson_id = l.id and v.version = l.version,
                               jsonb_to_recordset(v.pins) as p(question text, version integer)
                         where l.organization_id = :organization and l.id = :lesson
                        """)
                .param("organization", draft.place().organization().value())
                .param("lesson", draft.id().value())
                .query((row, n) ->
                        new Content.Pinned(
                                new QuestionId(row.getString("question")), row.getInt("version")))
                .list();
    }

    /**
     * Notes the new versions; false when another lesson has taken one of the ids, or another
     * publication has come between a version and the one it follows.
     */
    boolean claim(Draft draft, List<QuestionVersion> fresh) {
        if (fresh.isEmpty()) {
            return true;
        }
        return database.sql(
                                """
                                with fresh as (
                                    select f.id, f.version, f.follows, f.digest
                                      from jsonb_to_recordset(cast(:fresh as jsonb))
                                           as f(id text, version integer, follows integer,
                                                digest text))
                                insert into question as q
                                       (organization_id, id, lesson_id, version, digest)
                                select :organization, f.id, :lesson, f.version,
                                       decode(f.digest, 'hex')
                                  from fresh f
                                on conflict (organization_id, id) do update
                                   set version = excluded.version, digest = excluded.digest
                                 where q.lesson_id = excluded.lesson_id
                                   and q.version =
                                       (select follows from fresh where fresh.id = q.id)
                                """)
                        .param("organization", draft.place().organization().value())
                        .param("lesson", draft.id().value())
                        .param("fresh", json(fresh))
                        .update()
                == fresh.size();
    }

    private static String json(List<QuestionVersion> fresh) {
        var array = JSON.createArrayNode();
        for (QuestionVersion version : fresh) {
            byte[] digest = QuestionJson.digest(version.question());
            array.addObject()
                    .put("id", version.id().value())
                    .put("version", version.version())
                    .put("follows", version.follows())
                    .put("digest", HexFormat.of().formatHex(digest));
        }
        return JSON.writeValueAsString(array);
    }

    /** Adds the version after the newest and makes it the one that learners see. */
    int insert(Draft draft, Publications.Edition edition, PersonId by, Instant now) {
        return database.sql(
                        """
                        with added as (
                            insert into lesson_version (organization_id, lesson_id, version, title,
                                   source, content, pins, published_at, published_by)
                            select :organization, :lesson, coalesce(max(version), 0) + 1, :title,
                                   :source, :content, cast(:pins as jsonb), :now, :person
                              from lesson_version
                             where organization_id = :organization and lesson_id = :lesson
                            returning version)
                        update lesson set version = added.version
                          from added
                         where organization_id = :organization and id = :lesson
                        returning lesson.version
                        """)
                .param("organization", draft.place().organization().value())
                .param("lesson", draft.id().value())
                .param("title", draft.title())
                .param("source", edition.source())
                .param("content", edition.content().json())
                .param("pins", edition.content().pins())
                .param("now", time(now))
                .param("person", by.value())
                .query(Integer.class)
                .single();
    }

    /** The same with what an earlier version says and pins. */
    int repeat(Draft draft, int version, PersonId by, Instant now) {
        return database.sql(
                        """
                        with added as (
                            insert into lesson_version (organization_id, lesson_id, version, title,
                                   source, content, pins, published_at, published_by)
                            select v.organization_id, v.lesson_id,
                                   (select max(n.version) + 1 from lesson_version n
                                     where n.organization_id = v.organization_id
                                       and n.lesson_id = v.lesson_id),
                                   v.title, v.source, v.content, v.pins, :now, :person
                              from lesson_version v
                             where v.organization_id = :organization and v.lesson_id = :lesson
                               and v.version = :version
                            returning version)
                        update lesson set version = added.version
                          from added
                         where organization_id = :organization and id = :lesson
                        returning lesson.version
                        """)
                .param("organization", draft.place().organization().value())
                .param("lesson", draft.id().value())
                .param("version", version)
                .param("now", time(now))
                .param("person", by.value())
                .query(Integer.class)
                .single();
    }

    /** Asks for the progress of everybody in the lesson to be made anew. */
    void request(Draft draft) {
        database.sql(
                        """
                        insert into projection_request (organization_id, lesson_id)
                        values (:organization, :lesson)
                        """)
                .param("organization", draft.place().organization().value())
                .param("lesson", draft.id().value())
                .update();
    }
}
