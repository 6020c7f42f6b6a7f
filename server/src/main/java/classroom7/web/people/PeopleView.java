package classroom7.web.people;

import classroom7.web.form.Choice;
import classroom7.web.form.Field;
import classroom7.web.form.Selection;
import java.util.List;

/**
 * The people of an organization.
 *
 * @param addresses what was typed into the list of addresses
 * @param found how many there are, or match
 */
public record PeopleView(
        String name,
        String here,
        Field search,
        String found,
        String more,
        List<Line> people,
        List<Invited> invited,
        Selection role,
        String addresses,
        String problem,
        boolean alone) {
    public PeopleView {
        people = List.copyOf(people);
        invited = List.copyOf(invited);
    }

    /** A member. */
    public record Line(
            String name,
            String email,
            String since,
            String roleLabel,
            List<Choice> roles,
            String roleAction,
            String removal) {
        public Line {
            roles = List.copyOf(roles);
        }
    }

    /** Somebody whose invitation is open. */
    public record Invited(
            String email, String role, String course, String until, String withdrawal) {}

    public boolean hasInvited() {
        return !invited.isEmpty();
    }

    public boolean isWrong() {
        return !problem.isEmpty();
    }
}
