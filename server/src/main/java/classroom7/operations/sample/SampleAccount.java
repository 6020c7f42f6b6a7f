package classroom7.operations.sample;

import java.util.Locale;

/** Somebody one can sign in as. */
public record SampleAccount(String role, String email, String password) {
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "SampleAccount[%s, %s]", role, email);
    }
}
