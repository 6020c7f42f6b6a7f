package classroom7.people.membership;

import classroom7.base.OrganizationId;
import classroom7.base.Problem;
import classroom7.people.access.Actor;
import classroom7.people.organization.Role;
import classroom7.platform.database.Database;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;

/** Imports a list of people into an organization: a preview first, then an invitation to each. */
public final class PeopleImport {
    /** How preview and import may end. */
    public sealed interface Ending {
        /** What every row is or became; rows with a problem invite nobody. */
        record Read(List<PeopleFile.Row> rows) implements Ending {
            public Read {
                rows = List.copyOf(rows);
            }

            /** How many people are or were invited. */
            public long good() {
                return rows.stream().filter(row -> row.problem() == null).count();
            }
        }

        /** The actor owns no such organization. */
        record NotFound() implements Ending {}
    }

    private final Database database;
    private final MembershipStore members;
    private final InvitationStore store;
    private final Invitations invitations;

    public PeopleImport(Database database, Invitations invitations) {
        this.database = database;
        this.members = new MembershipStore(database);
        this.store = new InvitationStore(database);
        this.invitations = invitations;
    }

    /** What importing would do; changes nothing. */
    public Ending preview(Actor actor, OrganizationId organization, PeopleFile file) {
        return members.isOwner(organization, actor.person())
                ? new Ending.Read(checked(organization, file))
                : new Ending.NotFound();
    }

    /** Invites everybody whose row has no problem; all of them or, if it fails, nobody. */
    public Ending run(Actor actor, OrganizationId organization, PeopleFile file) {
        return database.transaction(() -> {
            if (!members.isOwner(organization, actor.person())) {
                return new Ending.NotFound();
            }
            var rows = checked(organization, file);
            var byRole = new EnumMap<Role, List<Invitee>>(Role.class);
            for (var row : rows) {
                if (row.problem() == null) {
                    byRole.computeIfAbsent(row.role(), role -> new ArrayList<>())
                            .add(new Invitee(row.email(), row.name()));
                }
            }
            byRole.forEach((role, all) -> invite(actor, organization, role, all));
            return new Ending.Read(rows);
        });
    }

    private void invite(Actor actor, OrganizationId organization, Role role, List<Invitee> all) {
        var place = new Invitations.Place(organization, role, null);
        for (int from = 0; from < all.size(); from += Invitations.AT_ONCE_MAX) {
            int to = Math.min(all.size(), from + Invitations.AT_ONCE_MAX);
            invitations.invite(actor, place, all.subList(from, to));
        }
    }

    private List<PeopleFile.Row> checked(OrganizationId organization, PeopleFile file) {
        var emails =
                file.rows().stream()
                        .filter(row -> row.problem() == null)
                        .map(PeopleFile.Row::email)
                        .toList();
        var there = new HashSet<>(store.members(organization, emails));
        return file.rows().stream()
                .map(row ->
                        row.problem() == null && there.contains(row.email())
                                ? row.with(Problem.of("email", "people.import.member", row.email()))
                                : row)
                .toList();
    }
}
