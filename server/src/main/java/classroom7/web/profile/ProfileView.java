package classroom7.web.profile;

import classroom7.web.form.Field;
import classroom7.web.form.Selection;
import java.util.List;

/**
 * One's own page.
 *
 * @param madeToken the secret of a token that was just made, shown this once; "" otherwise
 */
public record ProfileView(
        String name,
        String email,
        Field nameField,
        Selection languages,
        Selection zones,
        Field oldPassword,
        Field newPassword,
        String passwordProblem,
        List<SessionLine> sessions,
        boolean hasOthers,
        List<TokenLine> tokens,
        Field tokenName,
        String madeToken,
        String tokenProblem) {
    public ProfileView {
        sessions = List.copyOf(sessions);
        tokens = List.copyOf(tokens);
    }

    /** A place where one is signed in. */
    public record SessionLine(
            String device, String address, String seen, boolean here, String ending) {}

    /** An API token. */
    public record TokenLine(String name, String made, String used, String revocation) {}

    public boolean hasMadeToken() {
        return !madeToken.isEmpty();
    }
}
