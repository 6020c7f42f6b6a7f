package classroom7.learning.attachment;

import static classroom7.platform.database.Columns.instant;
import static classroom7.platform.database.Columns.time;
import static classroom7.platform.database.Columns.timeOrNull;

import classroom7.base.CourseId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.platform.database.Database;
import classroom7.platform.file.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attachments in SQL: who refers to which bytes. */
final class AttachmentStore {
    private final Database database;

    AttachmentStore(Database database) {
        this.database = database;
    }

    /** Where a teacher may attach, and how much is there. */
    record Room(OrganizationId organization, long bytesUsed) {}

    @Nullable Room room(PersonId person, CourseId course) {
        return database.sql(
                        """
                        select r.organization_id, coalesce(sum(a.bytes), 0) as used
                          from course_role r
                          left join attachment a on a.organization_id = r.organization_id
                                                and a.course_id = r.course_id
                         where r.person_id = :person and r.course_id = :course
                           and r.role = 'teacher'
                         group by r.organization_id
                        """)
                .param("person", person.value())
                .param("course", course.value())
                .query((row, n) ->
                        new Room(
                                new OrganizationId(row.getString("organization_id")),
                                row.getLong("used")))
                .optional()
                .orElse(null);
    }

    @Nullable Attachment same(
            OrganizationId organization, CourseId course, String name, Sha256 sha256) {
        return database.sql(
                        """
                        select organization_id, id, name, media_type, bytes, sha256
                          from attachment
                         where organization_id = :organization and course_id = :course
                           and name = :name and sha256 = :sha256
                         order by id limit 1
                        """)
                .param("organization", organization.value())
                .param("course", course.value())
                .param("name", name)
                .param("sha256", sha256.bytes())
                .query((row, n) -> attachment(row))
                .optional()
                .orElse(null);
    }

    @Nullable Attachment find(PersonId person, String id) {
        return database.sql(
                        """
                        select a.organization_id, a.id, a.name, a.media_type, a.bytes, a.sha256
                          from course_role r
                          join attachment a on a.organization_id = r.organization_id
                                           and a.course_id = r.course_id
                         where r.person_id = :person and a.id = :attachment
                           and a.removed_at is null
                        """)
                .param("person", person.value())
                .param("attachment", id)
                .query((row, n) -> attachment(row))
                .optional()
                .orElse(null);
    }

    /** Until the transaction ends, nobody else begins or ends referring to these bytes. */
    void hold(OrganizationId organization, Sha256 sha256) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(:content, 0))")
                .param("content", organization + "/" + sha256)
                .query(row -> {});
    }

    /** Notes when it was removed, or that it was not; its name, or null if it is not there. */
    @Nullable String removed(PersonId person, CourseId course, String id, @Nullable Instant at) {
        return database.sql(
                        """
                        update attachment a set removed_at = :at
                          from course_role r
                         where r.organization_id = a.organization_id
                           and r.course_id = a.course_id and r.role = 'teacher'
                           and r.person_id = :person and a.course_id = :course
                           and a.id = :attachment
                        returning a.name
                        """)
                .param("at", timeOrNull(at), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("person", person.value())
                .param("course", course.value())
                .param("attachment", id)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    List<Shelf.Shelved> shelved(OrganizationId organization, CourseId course, int max) {
        var uses = uses(organization, course);
        return database.sql(
                        """
                        select organization_id, id, name, media_type, bytes, sha256, added_at
                          from attachment
                         where organization_id = :organization and course_id = :course
                           and removed_at is null
                         order by lower(name), id
                         limit :max
                        """)
                .param("organization", organization.value())
                .param("course", course.value())
                .param("max", max)
                .query((row, n) ->
                        new Shelf.Shelved(
                                attachment(row),
                                instant(row, "added_at"),
                                uses.getOrDefault(row.getString("id"), List.of())))
                .list();
    }

    /** Whose text, as it is written or as it is published, names which attachment. */
    private Map<String, List<Shelf.Use>> uses(OrganizationId organization, CourseId course) {
        Map<String, List<Shelf.Use>> uses = new HashMap<>();
        database.sql(
                        """
                        with written as (
                            select 'lesson' as place, l.id, l.title, u.position as unit,
                                   l.position as lesson, l.draft || coalesce(v.source, '') as text
                              from lesson l
                              join unit u on u.organization_id = l.organization_id
                                         and u.id = l.unit_id
                              left join lesson_version v on v.organization_id = l.organization_id
                                   and v.lesson_id = l.id and v.version = l.version
                             where l.organization_id = :organization and l.course_id = :course
                            union all
                            select 'unit', id, title, position, -1, introduction from unit
                             where organization_id = :organization and course_id = :course
                            union all
                            select 'course', id, title, -1, -1, description from course
                             where organization_id = :organization and id = :course)
                        select a.id as attachment, w.place, w.id, w.title
                          from attachment a
                          join written w on position('/attachments/' || a.id || '/' in w.text) > 0
                         where a.organization_id = :organization and a.course_id = :course
                         order by w.unit, w.lesson
                        """)
                .param("organization", organization.value())
                .param("course", course.value())
                .query(row -> {
                    uses.computeIfAbsent(row.getString("attachment"), id -> new ArrayList<>())
                            .add(
                                    new Shelf.Use(
                                            Shelf.Place.of(row.getString("place")),
                                            row.getString("id"),
                                            row.getString("title")));
                });
        return uses;
    }

    /** Forgets those removed before the instant. */
    int sweep(Instant removedBefore) {
        return database.sql("delete from attachment where removed_at < :before")
                .param("before", time(removedBefore))
                .update();
    }

    /** Of an organization that this database does not know, every file may be another's. */
    boolean isReferredTo(OrganizationId organization, Sha256 sha256) {
        return database.sql(
                        """
                        select exists (select from attachment
                                        where organization_id = :organization
                                          and sha256 = :sha256)
                               or not exists (select from organization where id = :organization)
                        """)
                .param("organization", organization.value())
                .param("sha256", sha256.bytes())
                .query(Boolean.class)
                .single();
    }

    private static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                new OrganizationId(row.getString("organization_id")),
                row.getString("id"),
                row.getString("name"),
                MediaType.of(row.getString("media_type")),
                row.getLong("bytes"),
                Sha256.of(row.getBytes("sha256")));
    }

    void insert(Attachment attachment, CourseId course, PersonId by, Instant now) {
        database.sql(
                        """
                        insert into attachment (organization_id, id, course_id, name, media_type,
                                                bytes, sha256, added_at, added_by)
                        values (:organization, :attachment, :course, :name, :type, :bytes,
                                :sha256, :now, :person)
                        """)
                .param("organization", attachment.organization().value())
                .param("attachment", attachment.id())
                .param("course", course.value())
                .param("name", attachment.name())
                .param("type", attachment.type().header())
                .param("bytes", attachment.bytes())
                .param("sha256", attachment.sha256().bytes())
                .param("now", time(now))
                .param("person", by.value())
                .update();
    }
}
