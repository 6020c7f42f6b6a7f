package classroom7.people.membership;

import java.util.List;

/** How listing the people of an organization may end. */
public sealed interface Listing {
    /**
     * At most {@link Members#LISTED_MAX} of those that match, and how many match in all.
     *
     * @param invited invitations that are open, the newest first
     */
    record Listed(List<Member> members, int matching, List<Invitation> invited) implements Listing {
        public Listed {
            members = List.copyOf(members);
            invited = List.copyOf(invited);
        }
    }

    /** The actor owns no such organization. */
    record NotFound() implements Listing {}
}
