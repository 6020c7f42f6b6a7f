package classroom7.people.organization;

import classroom7.base.OrganizationId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** A school of its own. Language and time zone are what its new persons begin with. */
public record Organization(
        OrganizationId id, String name, Locale language, ZoneId zone, Instant createdAt) {}
