package classroom7.learning.lesson;

import static classroom7.platform.database.Columns.instant;
import static classroom7.platform.database.Columns.time;

import classroom7.base.LessonId;
import classroom7.base.PersonId;
import classroom7.platform.database.Database;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Earlier drafts and published versions in SQL. */
final class HistoryStore {
    private final Database database;

    HistoryStore(Database database) {
        this.database = database;
    }

    /** Puts the text into the newest entry if that is the same person's and began after that. */
    boolean extend(DraftStore.Change change, Instant begunAfter) {
        return database.sql(
                                """
                                update lesson_draft
                                   set title = :title, source = :source, saved_at = :now
                                 where organization_id = :organization and lesson_id = :lesson
                                   and saved_by = :person and begun_at > :after
                                   and id = (select max(n.id) from lesson_draft n
                                              where n.organization_id = :organization
                                                and n.lesson_id = :lesson)
                                """)
                        .param("organization", change.before().place().organization().value())
                        .param("lesson", change.before().id().value())
                        .param("title", change.typed().title())
                        .param("source", change.typed().source())
                        .param("person", change.by().value())
                        .param("now", time(change.at()))
                        .param("after", time(begunAfter))
                        .update()
                == 1;
    }

    void begin(DraftStore.Change change, String id) {
        database.sql(
                        """
                        insert into lesson_draft (organization_id, lesson_id, id, title, source,
                                                  begun_at, saved_at, saved_by)
                        values (:organization, :lesson, :id, :title, :source, :now, :now, :person)
                        """)
                .param("organization", change.before().place().organization().value())
                .param("lesson", change.before().id().value())
                .param("id", id)
                .param("title", change.typed().title())
                .param("source", change.typed().source())
                .param("person", change.by().value())
                .param("now", time(change.at()))
                .update();
    }

    /** Removes what is older than the newest so many. */
    void thin(DraftStore.Change change, int entriesMax) {
        database.sql(
                        """
                        delete from lesson_draft
                         where organization_id = :organization and lesson_id = :lesson
                           and id < (select n.id from lesson_draft n
                                      where n.organization_id = :organization
                                        and n.lesson_id = :lesson
                                      order by n.id desc offset :last limit 1)
                        """)
                .param("organization", change.before().place().organization().value())
                .param("lesson", change.before().id().value())
                .param("last", entriesMax - 1)
                .update();
    }

    List<DraftEntry> drafts(PersonId person, LessonId id, int max) {
        return database.sql(
                        """
                        select d.id, d.title, d.begun_at, d.saved_at,
                               coalesce(p.name, '') as saved_by
                          from course_role r
                          join lesson l on l.organization_id = r.organization_id
                                       and l.course_id = r.course_id
                          join lesson_draft d on d.organization_id = l.organization_id
                                             and d.lesson_id = l.id
                          left join person p on p.id = d.saved_by
                         where r.person_id = :person and l.id = :lesson and r.role = 'teacher'
                         order by d.id desc
                         limit :max
                        """)
                .param("person", person.value())
                .param("lesson", id.value())
                .param("max", max)
                .query((row, n) ->
                        new DraftEntry(
                                row.getString("id"),
                                row.getString("title"),
                                instant(row, "begun_at"),
                                instant(row, "saved_at"),
                                row.getString("saved_by")))
                .list();
    }

    List<VersionEntry> versions(PersonId person, LessonId id, int max) {
        return database.sql(
                        """
                        select v.version, v.title, v.published_at,
                               coalesce(p.name, '') as published_by,
                               jsonb_array_length(v.pins) as questions
                          from course_role r
                          join lesson l on l.organization_id = r.organization_id
                                       and l.course_id = r.course_id
                          join lesson_version v on v.organization_id = l.organization_id
                                               and v.lesson_id = l.id
                          left join person p on p.id = v.published_by
                         where r.person_id = :person and l.id = :lesson and r.role = 'teacher'
                         order by v.version desc
                         limit :max
                        """)
                .param("person", person.value())
                .param("lesson", id.value())
                .param("max", max)
                .query((row, n) ->
                        new VersionEntry(
                                row.getInt("version"),
                                row.getString("title"),
                                instant(row, "published_at"),
                                row.getString("published_by"),
                                row.getInt("questions")))
                .list();
    }

    Past.@Nullable Found draft(PersonId person, LessonId id, String entry) {
        return database.sql(
                        """
                        select d.title, d.source
                          from course_role r
                          join lesson l on l.organization_id = r.organization_id
                                       and l.course_id = r.course_id
                          join lesson_draft d on d.organization_id = l.organization_id
                                             and d.lesson_id = l.id
                         where r.person_id = :person and l.id = :lesson and r.role = 'teacher'
                           and d.id = :entry
                        """)
                .param("person", person.value())
                .param("lesson", id.value())
                .param("entry", entry)
                .query((row, n) -> new Past.Found(row.getString("title"), row.getString("source")))
                .optional()
                .orElse(null);
    }

    Past.@Nullable Found version(PersonId person, LessonId id, int version) {
        return database.sql(
                        """
                        select v.title, v.source
                          from course_role r
                          join lesson l on l.organization_id = r.organization_id
                                       and l.course_id = r.course_id
                          join lesson_version v on v.organization_id = l.organization_id
                                               and v.lesson_id = l.id
                         where r.person_id = :person and l.id = :lesson and r.role = 'teacher'
                           and v.version = :version
                        """)
                .param("person", person.value())
                .param("lesson", id.value())
                .param("version", version)
                .query((row, n) -> new Past.Found(row.getString("title"), row.getString("source")))
                .optional()
                .orElse(null);
    }
}
