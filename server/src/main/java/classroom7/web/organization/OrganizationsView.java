package classroom7.web.organization;

import classroom7.web.form.Field;
import java.util.List;

/**
 * One's own organizations and, for the operator, all there are.
 *
 * @param fields of the form that founds one; none for who may not
 */
public record OrganizationsView(List<Own> own, List<Line> all, List<Field> fields) {
    public OrganizationsView {
        own = List.copyOf(own);
        all = List.copyOf(all);
        fields = List.copyOf(fields);
    }

    /** One of the actor's; addresses are "" for who may not go there. */
    public record Own(String name, String role, String people, String settings) {
        public boolean isOwned() {
            return !people.isEmpty();
        }
    }

    /** One of the installation's. */
    public record Line(String name, String people, String courses, String since, String notice) {}

    public boolean isOperator() {
        return !fields.isEmpty();
    }
}
