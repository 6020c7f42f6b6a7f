package classroom7.people.membership;

import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.base.Texts;
import classroom7.people.access.Actor;
import classroom7.people.audit.Audit;
import classroom7.people.audit.Deed;
import classroom7.people.organization.Role;
import classroom7.platform.database.Database;
import java.time.InstantSource;
import java.util.Locale;

/** Who belongs to an organization; managed by its owners. */
public final class Members {
    public static final int LISTED_MAX = 300;

    private final Database database;
    private final MembershipStore store;
    private final InvitationStore invitations;
    private final Audit audit;
    private final InstantSource clock;

    public Members(Database database, Audit audit, InstantSource clock) {
        this.database = database;
        this.store = new MembershipStore(database);
        this.invitations = new InvitationStore(database);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The people whose name or address contains the search text ("" finds all), owners first, then
     * by name; for owners.
     */
    public Listing list(Actor actor, OrganizationId organization, String search) {
        if (!store.isOwner(organization, actor.person())) {
            return new Listing.NotFound();
        }
        var wanted = Texts.line(search).toLowerCase(Locale.ROOT);
        return new Listing.Listed(
                store.matching(organization, wanted, LISTED_MAX),
                store.countMatching(organization, wanted),
                invitations.open(organization, clock.instant(), LISTED_MAX));
    }

    /** Gives a member another role; for owners. The last owner stays one. */
    public Changing changeRole(
            Actor actor, OrganizationId organization, PersonId person, Role role) {
        return managed(
                actor,
                organization,
                person,
                before -> {
                    if (before.role() == Role.OWNER
                            && role != Role.OWNER
                            && lastOwner(organization)) {
                        return new Changing.LastOwner();
                    }
                    store.changeRole(organization, person, role);
                    note(
                            actor,
                            organization,
                            "member.role",
                            person,
                            before.role().word() + " → " + role.word());
                    return new Changing.Changed(before.name(), before.role());
                });
    }

    /**
     * Removes a member; for owners. Their answers stay. Enrolments and extensions fall with the
     * membership and come back when {@link #restore} undoes it.
     */
    public Changing remove(Actor actor, OrganizationId organization, PersonId person) {
        return managed(
                actor,
                organization,
                person,
                before -> {
                    if (before.role() == Role.OWNER && lastOwner(organization)) {
                        return new Changing.LastOwner();
                    }
                    store.remove(organization, person, actor.person(), clock.instant());
                    note(actor, organization, "member.removed", person, before.role().word());
                    return new Changing.Changed(before.name(), before.role());
                });
    }

    /** Undoes a removal, with the role, enrolments and extensions there were; for owners. */
    public Changing restore(Actor actor, OrganizationId organization, PersonId person) {
        return database.transaction(() -> {
            store.lock(organization);
            if (!store.isOwner(organization, actor.person())
                    || !store.restore(organization, person)) {
                return new Changing.NotFound();
            }
            var back = store.find(organization, person);
            if (back == null) {
                throw new IllegalStateException("Restored, and not there: " + person);
            }
            note(actor, organization, "member.restored", person, back.role().word());
            return new Changing.Changed(back.name(), back.role());
        });
    }

    /**
     * Makes a person a member with at least this role, in the caller's transaction; for the rooms
     * that know that it may be: invitations, joining by code, set-up. It asks nobody.
     */
    public void admit(OrganizationId organization, PersonId person, Role role) {
        store.admit(organization, person, role, clock.instant());
    }

    private interface Change {
        Changing apply(Member before);
    }

    /** One change of one member at a time per organization, so that an owner always stays. */
    private Changing managed(
            Actor actor, OrganizationId organization, PersonId person, Change change) {
        return database.transaction(() -> {
            store.lock(organization);
            var before =
                    store.isOwner(organization, actor.person())
                            ? store.find(organization, person)
                            : null;
            return before == null ? new Changing.NotFound() : change.apply(before);
        });
    }

    private boolean lastOwner(OrganizationId organization) {
        return store.owners(organization) <= 1;
    }

    private void note(
            Actor actor, OrganizationId organization, String act, PersonId person, String detail) {
        audit.note(Deed.in(organization, actor.person(), act, person.value(), detail));
    }
}
