package classroom7.operations.sample;

/** Somebody one can sign in as. */
public record SampleAccount(String role, String email, String password) {
    @Override
    public String toString() {
        return "SampleAccount[%s, %s]".formatted(role, email);
    }
}
