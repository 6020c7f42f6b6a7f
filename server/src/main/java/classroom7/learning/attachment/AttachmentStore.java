package classroom7.learning.attachment;

import static classroom7.platform.database.Columns.time;

import classroom7.base.CourseId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.platform.database.Database;
import classroom7.platform.file.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
                        """)
                .param("person", person.value())
                .param("attachment", id)
                .query((row, n) -> attachment(row))
                .optional()
                .orElse(null);
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
