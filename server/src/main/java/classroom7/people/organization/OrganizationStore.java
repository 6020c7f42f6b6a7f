package classroom7.people.organization;

import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Organizations in SQL. */
final class OrganizationStore {
    private final Database database;

    OrganizationStore(Database database) {
        this.database = database;
    }

    List<Belonging> of(PersonId person) {
        return database.sql(
                        """
                        select o.id, o.name, o.language, o.time_zone, o.created_at, m.role
                          from membership m join organization o on o.id = m.organization_id
                         where m.person_id = :person
                         order by lower(o.name), o.id
                        """)
                .param("person", person.value())
                .query(OrganizationStore::belonging)
                .list();
    }

    @Nullable Belonging of(PersonId person, OrganizationId organization) {
        return database.sql(
                        """
                        select o.id, o.name, o.language, o.time_zone, o.created_at, m.role
                          from membership m join organization o on o.id = m.organization_id
                         where m.person_id = :person and m.organization_id = :organization
                        """)
                .param("person", person.value())
                .param("organization", organization.value())
                .query(OrganizationStore::belonging)
                .optional()
                .orElse(null);
    }

    List<Summary> all() {
        return database.sql(
                        """
                        select o.id, o.name, o.language, o.time_zone, o.created_at,
                               (select count(*) from membership m
                                 where m.organization_id = o.id and m.role = 'owner') as owners,
                               (select count(*) from membership m
                                 where m.organization_id = o.id) as people,
                               (select count(*) from course c
                                 where c.organization_id = o.id) as courses
                          from organization o
                         order by lower(o.name), o.id
                        """)
                .query((row, number) ->
                        new Summary(
                                organization(row),
                                row.getInt("owners"),
                                row.getInt("people"),
                                row.getInt("courses")))
                .list();
    }

    void add(Organization organization) {
        database.sql(
                        """
                        insert into organization (id, name, language, time_zone, created_at)
                        values (:id, :name, :language, :zone, :now)
                        """)
                .param("id", organization.id().value())
                .param("name", organization.name())
                .param("language", organization.language().toLanguageTag())
                .param("zone", organization.zone().getId())
                .param("now", organization.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean change(
            PersonId owner,
            OrganizationId id,
            OrganizationName name,
            Locale language,
            ZoneId zone) {
        return database.sql(
                                """
                                update organization
                                   set name = :name, language = :language, time_zone = :zone
                                 where id = :id
                                   and exists (select 1 from membership
                                                where organization_id = :id and person_id = :owner
                                                  and role = 'owner')
                                """)
                        .param("id", id.value())
                        .param("owner", owner.value())
                        .param("name", name.value())
                        .param("language", language.toLanguageTag())
                        .param("zone", zone.getId())
                        .update()
                == 1;
    }

    private static Belonging belonging(ResultSet row, int number) throws SQLException {
        return new Belonging(organization(row), Role.of(row.getString("role")));
    }

    private static Organization organization(ResultSet row) throws SQLException {
        return new Organization(
                new OrganizationId(row.getString("id")),
                row.getString("name"),
                Locale.forLanguageTag(row.getString("language")),
                ZoneId.of(row.getString("time_zone")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
