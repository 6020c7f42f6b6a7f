package classroom7.people.membership;

import classroom7.base.CourseId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import org.jspecify.annotations.Nullable;

/** How accepting an invitation may end. */
public sealed interface Accepting {
    /** The person belongs to the organization now, and to the course if one was named. */
    record Accepted(PersonId person, OrganizationId organization, @Nullable CourseId course)
            implements Accepting {}

    /** The invited address has an account: sign in, then accept. */
    record AccountExists() implements Accepting {}

    /** No such invitation, or it was accepted, withdrawn or has expired. */
    record NotFound() implements Accepting {}
}
