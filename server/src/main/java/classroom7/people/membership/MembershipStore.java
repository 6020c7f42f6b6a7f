package classroom7.people.membership;

import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.people.organization.Role;
import classroom7.platform.database.Columns;
import classroom7.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Memberships in SQL. */
final class MembershipStore {
    private final Database database;

    MembershipStore(Database database) {
        this.database = database;
    }

    /** Waits for and keeps out other changes of the people of this organization. */
    void lock(OrganizationId organization) {
        database.sql("select id from organization where id = :organization for update")
                .param("organization", organization.value())
                .query((row, number) -> row.getString("id"))
                .optional();
    }

    boolean isOwner(OrganizationId organization, PersonId person) {
        return database.sql(
                        """
                        select exists (select 1 from membership
                                        where organization_id = :organization
                                          and person_id = :person and role = 'owner') as owner
                        """)
                .param("organization", organization.value())
                .param("person", person.value())
                .query((row, number) -> row.getBoolean("owner"))
                .single();
    }

    int owners(OrganizationId organization) {
        return database.sql(
                        """
                        select count(*) as owners from membership
                         where organization_id = :organization and role = 'owner'
                        """)
                .param("organization", organization.value())
                .query((row, number) -> row.getInt("owners"))
                .single();
    }

    @Nullable Member find(OrganizationId organization, PersonId person) {
        return database.sql(
                        """
                        select p.id, p.name, p.email, m.role, m.since
                          from membership m join person p on p.id = m.person_id
                         where m.organization_id = :organization and m.person_id = :person
                        """)
                .param("organization", organization.value())
                .param("person", person.value())
                .query(MembershipStore::member)
                .optional()
                .orElse(null);
    }

    List<Member> matching(OrganizationId organization, String wanted, int max) {
        return database.sql(
                        """
                        select p.id, p.name, p.email, m.role, m.since
                          from membership m join person p on p.id = m.person_id
                         where m.organization_id = :organization
                           and (strpos(lower(p.name), :wanted) > 0 or strpos(p.email, :wanted) > 0)
                         order by case m.role when 'owner' then 1 when 'teacher' then 2 else 3 end,
                                  lower(p.name), p.id
                         limit :max
                        """)
                .param("organization", organization.value())
                .param("wanted", wanted)
                .param("max", max)
                .query(MembershipStore::member)
                .list();
    }

    int countMatching(OrganizationId organization, String wanted) {
        return database.sql(
                        """
                        select count(*) as members
                          from membership m join person p on p.id = m.person_id
                         where m.organization_id = :organization
                           and (strpos(lower(p.name), :wanted) > 0 or strpos(p.email, :wanted) > 0)
                        """)
                .param("organization", organization.value())
                .param("wanted", wanted)
                .query((row, number) -> row.getInt("members"))
                .single();
    }

    void changeRole(OrganizationId organization, PersonId person, Role role) {
        database.sql(
                        """
                        update membership set role = :role
                         where organization_id = :organization and person_id = :person
                        """)
                .param("organization", organization.value())
                .param("person", person.value())
                .param("role", role.word())
                .update();
    }

    /** Adds the member, or raises the role of one who is there; never lowers it. */
    void admit(OrganizationId organization, PersonId person, Role role, Instant now) {
        database.sql(
                        """
                        insert into membership (organization_id, person_id, role, since)
                        values (:organization, :person, :role, :now)
                        on conflict (organization_id, person_id) do update set role = excluded.role
                         where membership.role = 'learner' or excluded.role = 'owner'
                        """)
                .param("organization", organization.value())
                .param("person", person.value())
                .param("role", role.word())
                .param("now", Columns.time(now))
                .update();
    }

    void remove(OrganizationId organization, PersonId person, PersonId by, Instant now) {
        database.sql(
                        """
                        with gone as (
                            delete from membership
                             where organization_id = :organization and person_id = :person
                            returning role, since
                        )
                        insert into removed_membership (organization_id, person_id, role, since,
                                    enrolments, extensions, removed_at, removed_by)
                        select :organization, :person, gone.role, gone.since,
                               (select coalesce(jsonb_agg(to_jsonb(e)), '[]') from enrolment e
                                 where e.organization_id = :organization and e.person_id = :person),
                               (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from extension x
                                 where x.organization_id = :organization and x.person_id = :person),
                               :now, :by
                          from gone
                        on conflict (organization_id, person_id) do update
                           set role = excluded.role, since = excluded.since,
                               enrolments = excluded.enrolments, extensions = excluded.extensions,
                               removed_at = excluded.removed_at, removed_by = excluded.removed_by
                        """)
                .param("organization", organization.value())
                .param("person", person.value())
                .param("by", by.value())
                .param("now", Columns.time(now))
                .update();
    }

    /** Puts back what {@link #remove} took; whether there was something to put back. */
    boolean restore(OrganizationId organization, PersonId person) {
        int members =
                database.sql(
                                """
                                insert into membership (organization_id, person_id, role, since)
                                select organization_id, person_id, role, since
                                  from removed_membership
                                 where organization_id = :organization and person_id = :person
                                on conflict do nothing
                                """)
                        .param("organization", organization.value())
                        .param("person", person.value())
                        .update();
        if (members == 0) {
            return false;
        }
        restoreEnrolments(organization, person);
        restoreExtensions(organization, person);
        database.sql(
                        """
                        delete from removed_membership
                         where organization_id = :organization and person_id = :person
                        """)
                .param("organization", organization.value())
                .param("person", person.value())
                .update();
        return true;
    }

    private void restoreEnrolments(OrganizationId organization, PersonId person) {
        database.sql(
                        """
                        insert into enrolment
                        select e.* from removed_membership r,
                               jsonb_populate_recordset(null::enrolment, r.enrolments) e
                         where r.organization_id = :organization and r.person_id = :person
                           and exists (select 1 from course c
                                        where c.organization_id = e.organization_id
                                          and c.id = e.course_id)
                        on conflict do nothing
                        """)
                .param("organization", organization.value())
                .param("person", person.value())
                .update();
    }

    private void restoreExtensions(OrganizationId organization, PersonId person) {
        database.sql(
                        """
                        insert into extension
                        select x.* from removed_membership r,
                               jsonb_populate_recordset(null::extension, r.extensions) x
                         where r.organization_id = :organization and r.person_id = :person
                           and exists (select 1 from lesson l
                                        where l.organization_id = x.organization_id
                                          and l.id = x.lesson_id)
                        on conflict do nothing
                        """)
                .param("organization", organization.value())
                .param("person", person.value())
                .update();
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                new PersonId(row.getString("id")),
                row.getString("name"),
                row.getString("email"),
                Role.of(row.getString("role")),
                Columns.instant(row, "since"));
    }
}
