package classroom7.operations.sample;

import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the sample looks up beside the doors: how far an earlier start came. */
final class SampleStore {
    private final Database database;

    SampleStore(Database database) {
        this.database = database;
    }

    /** Whether an earlier start came to its end. */
    boolean isFilled() {
        return database.sql("select exists (select 1 from audit where act = :act)")
                .param("act", Sample.FILLED)
                .query(Boolean.class)
                .single();
    }

    /** The organization that the person with this address owns. */
    @Nullable OrganizationId ownedBy(String email) {
        return database.sql(
                        """
                        select m.organization_id
                          from membership m join person p on p.id = m.person_id
                         where p.email = :email and m.role = 'owner'
                        """)
                .param("email", email)
                .query((row, at) -> new OrganizationId(row.getString(1)))
                .optional()
                .orElse(null);
    }

    /** The people with these addresses, in the order of the addresses. */
    List<Actor> people(List<String> emails) {
        return database.sql(
                        """
                        select p.id, p.name, p.email
                          from unnest(:emails) with ordinality as wanted (email, place)
                          join person p on p.email = wanted.email
                         order by wanted.place
                        """)
                .param("emails", emails.toArray(String[]::new))
                .query((row, at) ->
                        SamplePeople.actor(
                                new PersonId(row.getString(1)), row.getString(2), row.getString(3)))
                .list();
    }

    /** The lessons of the course that an earlier start finished, in order; empty: it did not. */
    List<LessonId> publishedLessons(OrganizationId organization) {
        return database.sql(
                        """
                        select l.id
                          from course c
                          join unit u on (u.organization_id, u.course_id) = (c.organization_id, c.id)
                          join lesson l on (l.organization_id, l.unit_id) = (u.organization_id, u.id)
                         where c.organization_id = :organization and c.state = 'published'
                         order by u.position, l.position
                        """)
                .param("organization", organization.value())
                .query((row, at) -> new LessonId(row.getString(1)))
                .list();
    }

    /** Removes a course that an earlier start left unfinished: nobody has seen it. */
    void removeUnfinished(OrganizationId organization) {
        database.sql("delete from course where organization_id = :organization and state = 'draft'")
                .param("organization", organization.value())
                .update();
    }

    /** Enrols the learners in every course of the organization and its teachers with it. */
    void enrol(OrganizationId organization) {
        database.sql(
                        """
                        insert into enrolment (organization_id, course_id, person_id, role, since)
                        select m.organization_id, c.id, m.person_id, m.role, c.created_at
                          from membership m join course c using (organization_id)
                         where m.organization_id = :organization and m.role <> 'owner'
                            on conflict do nothing
                        """)
                .param("organization", organization.value())
                .update();
    }
}
