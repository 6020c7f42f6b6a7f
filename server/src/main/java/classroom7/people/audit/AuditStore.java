package classroom7.people.audit;

import classroom7.platform.database.Database;
import java.time.Instant;
import java.time.ZoneOffset;

/** The audit in SQL: rows are added, never changed. */
final class AuditStore {
    private final Database database;

    AuditStore(Database database) {
        this.database = database;
    }

    void add(String id, Instant at, Deed deed) {
        var organization = deed.organization();
        var person = deed.person();
        database.sql(
                        """
                        insert into audit (id, organization_id, at, person_id, act, subject, detail)
                        values (:id, :organization, :at, :person, :act, :subject, :detail)
                        """)
                .param("id", id)
                .param("organization", organization == null ? null : organization.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("person", person == null ? null : person.value())
                .param("act", deed.act())
                .param("subject", deed.subject())
                .param("detail", deed.detail())
                .update();
    }
}
