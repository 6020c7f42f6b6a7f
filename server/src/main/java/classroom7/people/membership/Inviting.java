package classroom7.people.membership;

import java.util.List;

/** How inviting may end. */
public sealed interface Inviting {
    /** Each invitee with what became of it, in the order given. */
    record Done(List<Result> results) implements Inviting {
        public Done {
            results = List.copyOf(results);
        }
    }

    /** More than {@link Invitations#AT_ONCE_MAX} at once: nobody was invited. */
    record TooMany() implements Inviting {}

    /** There is no such organization or course that the actor may invite into with this role. */
    record NotFound() implements Inviting {}

    /** One invitee and what became of it. */
    record Result(Invitee invitee, Fate fate) {}

    /** What became of one invitee. */
    enum Fate {
        /** A letter is on its way. */
        INVITED,
        /** Was a member already and is enrolled in the course now. */
        ENROLLED,
        /** Was there already; nothing changed. */
        ALREADY_THERE,
        /** That is no e-mail address. */
        NO_ADDRESS,
        /** The same address stands further up in the list. */
        REPEATED
    }
}
