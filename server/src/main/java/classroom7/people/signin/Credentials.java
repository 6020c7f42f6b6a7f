package classroom7.people.signin;

/** What somebody typed to sign in, and from where: the address and what the browser says it is. */
public record Credentials(String email, String password, String address, String device) {
    @Override
    public String toString() {
        return "Credentials[…]";
    }
}
