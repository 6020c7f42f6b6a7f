package classroom7.people.membership;

import classroom7.base.PersonId;
import classroom7.people.organization.Role;
import java.time.Instant;

/** A person of an organization, as its owners see them. */
public record Member(PersonId person, String name, String email, Role role, Instant since) {}
