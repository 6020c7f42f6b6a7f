package classroom7.web.signin;

import classroom7.web.form.Field;
import java.util.List;

/**
 * An invitation, and what it needs to be accepted: nothing, an account, or signing in.
 *
 * @param fields of a new account; none when somebody is signed in
 * @param signIn where to sign in first; "" when that is not needed
 */
public record InvitationView(
        String heading,
        String text,
        String action,
        List<Field> fields,
        String button,
        String signIn) {
    public InvitationView {
        fields = List.copyOf(fields);
    }

    public boolean needsSignIn() {
        return !signIn.isEmpty();
    }
}
