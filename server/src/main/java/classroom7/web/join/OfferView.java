package classroom7.web.join;

import classroom7.web.form.Field;
import java.util.List;

/**
 * The course a code leads to, and what joining it needs.
 *
 * @param fields of a new account; none when somebody is signed in
 * @param signIn for who has an account and is signed out; "" otherwise
 */
public record OfferView(
        String heading,
        String text,
        String action,
        String problem,
        List<Field> fields,
        String signIn) {
    public OfferView {
        fields = List.copyOf(fields);
    }

    public boolean isNew() {
        return !signIn.isEmpty();
    }

    public boolean isWrong() {
        return !problem.isEmpty();
    }
}
