package classroom7.people.membership;

import classroom7.base.CourseId;
import classroom7.base.OrganizationId;
import classroom7.people.organization.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An invitation that is open.
 *
 * @param name what the invited person is called, as far as known; may be empty
 * @param invitedBy the name of who invited
 * @param language of the organization, as its zone: what a new account begins with
 */
public record Invitation(
        String id,
        OrganizationId organization,
        String organizationName,
        String email,
        String name,
        Role role,
        @Nullable CourseId course,
        @Nullable String courseTitle,
        String invitedBy,
        Instant createdAt,
        Instant expiresAt,
        Locale language,
        ZoneId zone) {
    Invitations.Place place() {
        return new Invitations.Place(organization, role, course);
    }
}
