package classroom7.learning.lesson;

import static classroom7.platform.database.Columns.time;

import classroom7.base.CourseId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.learning.question.QuestionJson;
import classroom7.learning.question.QuestionVersion;
import classroom7.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copying a course in SQL. */
final class CopyStore {
    private final Database database;

    CopyStore(Database database) {
        this.database = database;
    }

    /** The course that is being made. */
    record Target(
            OrganizationId organization, CourseId id, String title, PersonId by, Instant at) {}

    /** A lesson to copy; what it published is null while it has published nothing. */
    record Original(
            String id,
            String unit,
            String title,
            String draft,
            @Nullable String publishedTitle,
            @Nullable String publishedSource,
            @Nullable Content content) {
        List<Content.Pinned> pins() {
            return content == null ? List.of() : content.questions();
        }
    }

    @Nullable OrganizationId taught(PersonId person, CourseId course) {
        return database.sql(
                        """
                        select organization_id from course_role
                         where person_id = :person and course_id = :course and role = 'teacher'
                        """)
                .param("person", person.value())
                .param("course", course.value())
                .query(String.class)
                .optional()
                .map(OrganizationId::new)
                .orElse(null);
    }

    List<String> units(OrganizationId organization, CourseId course) {
        return database.sql(
                        """
                        select id from unit
                         where organization_id = :organization and course_id = :course
                         order by position
                        """)
                .param("organization", organization.value())
                .param("course", course.value())
                .query((row, n) -> row.getString("id"))
                .list();
    }

    List<String> attachments(OrganizationId organization, CourseId course) {
        return database.sql(
                        """
                        select id from attachment
                         where organization_id = :organization and course_id = :course
                           and removed_at is null
                         order by id
                        """)
                .param("organization", organization.value())
                .param("course", course.value())
                .query((row, n) -> row.getString("id"))
                .list();
    }

    List<Original> lessons(OrganizationId organization, CourseId course) {
        return database.sql(
                        """
                        select l.id, l.unit_id, l.title, l.draft, v.title as published_title,
                               v.source, v.content
                          from lesson l
                          left join lesson_version v on v.organization_id = l.organization_id
                               and v.lesson_id = l.id and v.version = l.version
                         where l.organization_id = :organization and l.course_id = :course
                           and l.archived_at is null
                         order by l.unit_id, l.position
                        """)
                .param("organization", organization.value())
                .param("course", course.value())
                .query((row, n) -> original(row))
                .list();
    }

    private static Original original(ResultSet row) throws SQLException {
        @Nullable String content = row.getString("content");
        return new Original(
                row.getString("id"),
                row.getString("unit_id"),
                row.getString("title"),
                row.getString("draft"),
                row.getString("published_title"),
                row.getString("source"),
                content == null ? null : Content.of(content));
    }

    void insertCourse(CourseId course, Target target) {
        database.sql(
                        """
                        with copied as (
                            insert into course (organization_id, id, title, description, language,
                                                created_at, changed_at)
                            select organization_id, :copy, :title, description, language,
                                   :now, :now
                              from course
                             where organization_id = :organization and id = :course
                            returning organization_id, id)
                        insert into enrolment (organization_id, course_id, person_id, role, since)
                        select organization_id, id, :person, 'teacher', :now from copied
                        """)
                .param("organization", target.organization().value())
                .param("course", course.value())
                .param("copy", target.id().value())
                .param("title", target.title())
                .param("person", target.by().value())
                .param("now", time(target.at()))
                .update();
    }

    void insertUnit(Target target, String old, String id) {
        database.sql(
                        """
                        insert into unit (organization_id, course_id, id, position, title,
                                          introduction)
                        select organization_id, :copy, :id, position, title, introduction
                          from unit where organization_id = :organization and id = :old
                        """)
                .param("organization", target.organization().value())
                .param("copy", target.id().value())
                .param("old", old)
                .param("id", id)
                .update();
    }

    /** Introductions and the description name files and lessons too. */
    void renameIntroductions(Target target, Renaming renaming) {
        record Text(String id, String text) {}
        var texts =
                database.sql(
                                """
                                select id, introduction as text from unit
                                 where organization_id = :organization and course_id = :copy
                                """)
                        .param("organization", target.organization().value())
                        .param("copy", target.id().value())
                        .query((row, n) -> new Text(row.getString("id"), row.getString("text")))
                        .list();
        for (Text text : texts) {
            database.sql(
                            """
                            update unit set introduction = :text
                             where organization_id = :organization and id = :id
                            """)
                    .param("organization", target.organization().value())
                    .param("id", text.id())
                    .param("text", renaming.in(text.text()))
                    .update();
        }
        var description =
                database.sql(
                                """
                                select description from course
                                 where organization_id = :organization and id = :copy
                                """)
                        .param("organization", target.organization().value())
                        .param("copy", target.id().value())
                        .query(String.class)
                        .single();
        database.sql(
                        """
                        update course set description = :description
                         where organization_id = :organization and id = :copy
                        """)
                .param("organization", target.organization().value())
                .param("copy", target.id().value())
                .param("description", renaming.in(description))
                .update();
    }

    void insertAttachment(Target target, String old, String id) {
        database.sql(
                        """
                        insert into attachment (organization_id, id, course_id, name, media_type,
                                                bytes, sha256, added_at, added_by)
                        select organization_id, :id, :copy, name, media_type, bytes, sha256,
                               :now, :person
                          from attachment where organization_id = :organization and id = :old
                        """)
                .param("organization", target.organization().value())
                .param("copy", target.id().value())
                .param("old", old)
                .param("id", id)
                .param("person", target.by().value())
                .param("now", time(target.at()))
                .update();
    }

    void insertLesson(Target target, Original lesson, String id, Renaming renaming) {
        database.sql(
                        """
                        insert into lesson (organization_id, id, course_id, unit_id, position,
                               title, draft, draft_changed_at, draft_changed_by, version, late,
                               attempts_max, feedback, shuffle, minutes_max)
                        select organization_id, :id, :copy, :unit, position, title, :draft,
                               :now, :person, case when version is not null then 1 end, late,
                               attempts_max, feedback, shuffle, minutes_max
                          from lesson where organization_id = :organization and id = :old
                        """)
                .param("organization", target.organization().value())
                .param("copy", target.id().value())
                .param("old", lesson.id())
                .param("id", id)
                .param("unit", renaming.of(lesson.unit()))
                .param("draft", renaming.in(lesson.draft()))
                .param("person", target.by().value())
                .param("now", time(target.at()))
                .update();
    }

    void insertVersion(Target target, Original lesson, String id, Renaming renaming) {
        @Nullable Content content = lesson.content();
        @Nullable String source = lesson.publishedSource();
        if (content == null || source == null) {
            throw new IllegalStateException("Nothing was published in " + lesson.id());
        }
        Content copied = renaming.in(content);
        database.sql(
                        """
                        insert into lesson_version (organization_id, lesson_id, version, title,
                               source, content, pins, published_at, published_by)
                        values (:organization, :id, 1, :title, :source, :content,
                                cast(:pins as jsonb), :now, :person)
                        """)
                .param("organization", target.organization().value())
                .param("id", id)
                .param("title", lesson.publishedTitle())
                .param("source", renaming.in(source))
                .param("content", copied.json())
                .param("pins", copied.pins())
                .param("person", target.by().value())
                .param("now", time(target.at()))
                .update();
    }

    void insertQuestion(Target target, String lesson, QuestionVersion version) {
        database.sql(
                        """
                        insert into question (organization_id, id, lesson_id, version, digest)
                        values (:organization, :id, :lesson, :version, :digest)
                        """)
                .param("organization", target.organization().value())
                .param("id", version.id().value())
                .param("lesson", lesson)
                .param("version", version.version())
                .param("digest", QuestionJson.digest(version.question()))
                .update();
    }
}
