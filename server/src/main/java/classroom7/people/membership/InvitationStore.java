package classroom7.people.membership;

import classroom7.base.CourseId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.people.membership.Invitations.Place;
import classroom7.people.organization.Role;
import classroom7.people.person.Email;
import classroom7.platform.database.Columns;
import classroom7.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Invitations in SQL. */
final class InvitationStore {
    /** What a letter says of the place it invites into. */
    record Host(
            Place place, String organizationName, Locale language, @Nullable String courseTitle) {}

    /** An invitation to add. */
    record Line(
            String id,
            Email email,
            String name,
            PersonId invitedBy,
            Instant createdAt,
            Instant expiresAt) {}

    private final Database database;

    InvitationStore(Database database) {
        this.database = database;
    }

    /** Owners invite anybody; teachers of a course invite learners into it. */
    boolean mayInvite(PersonId person, Place place) {
        return database.sql(
                        """
                        select exists (select 1 from membership
                                        where organization_id = :organization
                                          and person_id = :person and role = 'owner')
                            or (:role = 'learner'
                                and exists (select 1 from course_role
                                             where organization_id = :organization
                                               and course_id = :course
                                               and person_id = :person and role = 'teacher'))
                               as may
                        """)
                .param("organization", place.organization().value())
                .param("person", person.value())
                .param("role", place.role().word())
                .param("course", text(place.course()))
                .query((row, number) -> row.getBoolean("may"))
                .single();
    }

    /** The place by name; null when there is no such organization or course of it. */
    @Nullable Host host(Place place) {
        return database.sql(
                        """
                        select o.name, o.language, c.title
                          from organization o
                          left join course c on c.organization_id = o.id and c.id = :course
                         where o.id = :organization
                           and (c.id is not null or cast(:course as text) is null)
                        """)
                .param("organization", place.organization().value())
                .param("course", text(place.course()))
                .query((row, number) ->
                        new Host(
                                place,
                                row.getString("name"),
                                Locale.forLanguageTag(row.getString("language")),
                                row.getString("title")))
                .optional()
                .orElse(null);
    }

    @Nullable PersonId member(OrganizationId organization, Email email) {
        return database.sql(
                        """
                        select p.id
                          from person p
                          join membership m on m.person_id = p.id
                                           and m.organization_id = :organization
                         where p.email = :email
                        """)
                .param("organization", organization.value())
                .param("email", email.value())
                .query((row, number) -> new PersonId(row.getString("id")))
                .optional()
                .orElse(null);
    }

    /** Those of the addresses whose people are in the organization already. */
    List<String> members(OrganizationId organization, List<String> emails) {
        return database.sql(
                        """
                        select p.email
                          from person p
                          join membership m on m.person_id = p.id
                                           and m.organization_id = :organization
                         where p.email = any(:emails)
                        """)
                .param("organization", organization.value())
                .param("emails", emails.toArray(String[]::new))
                .query((row, number) -> row.getString("email"))
                .list();
    }

    /** Adds it and withdraws open ones of the same address to the same place. */
    void replace(Place place, Line line, byte[] secretHash) {
        database.sql(
                        """
                        with older as (
                            update invitation set withdrawn_at = :now
                             where organization_id = :organization and email = :email
                               and course_id is not distinct from cast(:course as text)
                               and accepted_at is null and withdrawn_at is null
                        )
                        insert into invitation (organization_id, id, email, name, role, course_id,
                                                secret_hash, invited_by, created_at, expires_at)
                        values (:organization, :id, :email, :name, :role, cast(:course as text),
                                :hash, :by, :now, :expires)
                        """)
                .param("organization", place.organization().value())
                .param("id", line.id())
                .param("email", line.email().value())
                .param("name", line.name())
                .param("role", place.role().word())
                .param("course", text(place.course()))
                .param("hash", secretHash)
                .param("by", line.invitedBy().value())
                .param("now", Columns.time(line.createdAt()))
                .param("expires", Columns.time(line.expiresAt()))
                .update();
    }

    /** Enrols a member; whether that changed anything. */
    boolean enrol(Place place, PersonId person, Instant now) {
        return database.sql(
                                """
                                insert into enrolment (organization_id, course_id, person_id, role, since)
                                values (:organization, :course, :person, :role, :now)
                                on conflict (organization_id, course_id, person_id) do update
                                   set ended_at = null, since = excluded.since, role = excluded.role
                                 where enrolment.ended_at is not null
                                """)
                        .param("organization", place.organization().value())
                        .param("course", text(place.course()))
                        .param("person", person.value())
                        .param(
                                "role",
                                place.role().word().equals("learner") ? "learner" : "teacher")
                        .param("now", Columns.time(now))
                        .update()
                == 1;
    }

    List<Invitation> open(OrganizationId organization, Instant now, int max) {
        return database.sql(
                        """
                        select i.organization_id, i.id, i.email, i.name, i.role, i.course_id,
                               i.created_at, i.expires_at, o.name as organization_name, o.language,
                               o.time_zone, c.title as course_title,
                               coalesce(p.name, '') as invited_by
                          from invitation i
                          join organization o on o.id = i.organization_id
                          left join course c on c.organization_id = i.organization_id
                                            and c.id = i.course_id
                          left join person p on p.id = i.invited_by
                         where i.organization_id = :organization and i.accepted_at is null
                           and i.withdrawn_at is null and i.expires_at > :now
                         order by i.created_at desc, i.id desc
                         limit :max
                        """)
                .param("organization", organization.value())
                .param("now", Columns.time(now))
                .param("max", max)
                .query(InvitationStore::invitation)
                .list();
    }

    @Nullable Invitation find(byte[] secretHash, Instant now) {
        return database.sql(
                        """
                        select i.organization_id, i.id, i.email, i.name, i.role, i.course_id,
                               i.created_at, i.expires_at, o.name as organization_name, o.language,
                               o.time_zone, c.title as course_title,
                               coalesce(p.name, '') as invited_by
                          from invitation i
                          join organization o on o.id = i.organization_id
                          left join course c on c.organization_id = i.organization_id
                                            and c.id = i.course_id
                          left join person p on p.id = i.invited_by
                         where i.secret_hash = :hash and i.accepted_at is null
                           and i.withdrawn_at is null and i.expires_at > :now
                        """)
                .param("hash", secretHash)
                .param("now", Columns.time(now))
                .query(InvitationStore::invitation)
                .optional()
                .orElse(null);
    }

    /** Keeps others from accepting the same; whether there is such a one. */
    boolean lock(byte[] secretHash) {
        return database.sql("select id from invitation where secret_hash = :hash for update")
                .param("hash", secretHash)
                .query((row, number) -> row.getString("id"))
                .optional()
                .isPresent();
    }

    void accepted(Invitation invitation, Instant now) {
        database.sql(
                        """
                        update invitation set accepted_at = :now
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", invitation.organization().value())
                .param("id", invitation.id())
                .param("now", Columns.time(now))
                .update();
    }

    boolean withdraw(PersonId owner, OrganizationId organization, String id, Instant now) {
        return database.sql(
                                """
                                update invitation set withdrawn_at = :now
                                 where organization_id = :organization and id = :id
                                   and accepted_at is null and withdrawn_at is null
                                   and exists (select 1 from membership m
                                                where m.organization_id = :organization
                                                  and m.person_id = :owner and m.role = 'owner')
                                """)
                        .param("organization", organization.value())
                        .param("id", id)
                        .param("owner", owner.value())
                        .param("now", Columns.time(now))
                        .update()
                == 1;
    }

    private static @Nullable String text(@Nullable CourseId course) {
        return course == null ? null : course.value();
    }

    private static Invitation invitation(ResultSet row, int number) throws SQLException {
        var course = row.getString("course_id");
        return new Invitation(
                row.getString("id"),
                new OrganizationId(row.getString("organization_id")),
                row.getString("organization_name"),
                row.getString("email"),
                row.getString("name"),
                Role.of(row.getString("role")),
                course == null ? null : new CourseId(course),
                row.getString("course_title"),
                row.getString("invited_by"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "expires_at"),
                Locale.forLanguageTag(row.getString("language")),
                ZoneId.of(row.getString("time_zone")));
    }
}
