package classroom7.people.membership;

import classroom7.base.OrganizationId;
import classroom7.people.access.Actor;
import classroom7.people.audit.Audit;
import classroom7.people.audit.Deed;
import classroom7.people.organization.OrganizationName;
import classroom7.people.organization.Organizations;
import classroom7.people.person.Email;
import classroom7.platform.database.Database;

/** How an operator adds an organization: it begins with an invitation to its first owner. */
public final class Founding {
    /** How founding may end. */
    public sealed interface Ending {
        record Founded(OrganizationId organization) implements Ending {}

        /** The actor is no operator. */
        record NotFound() implements Ending {}
    }

    private final Database database;
    private final Organizations organizations;
    private final Invitations invitations;
    private final Audit audit;

    public Founding(
            Database database, Organizations organizations, Invitations invitations, Audit audit) {
        this.database = database;
        this.organizations = organizations;
        this.invitations = invitations;
        this.audit = audit;
    }

    /**
     * Founds an organization, with the operator's language and time zone to begin with, and invites
     * its owner. The operator does not become a member.
     */
    public Ending found(Actor operator, OrganizationName name, Email owner) {
        if (!operator.operator()) {
            return new Ending.NotFound();
        }
        return database.transaction(() -> {
            var organization = organizations.add(name, operator.language(), operator.zone());
            invitations.inviteOwner(operator, organization, owner);
            audit.note(
                    Deed.installation(
                            operator.person(), "organization.founded", organization.value()));
            return new Ending.Founded(organization);
        });
    }
}
