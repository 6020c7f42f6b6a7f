package classroom7.platform.mail;

import org.jspecify.annotations.Nullable;

/**
 * Where letters that cannot be brought go back to: an address per letter that cannot be guessed, so
 * that nobody can make us believe that another's address is dead.
 *
 * @param bounces as {@code bounces@school.example}, whose server ignores what follows a plus; null:
 *     they go back to the sender's address
 */
record Envelope(@Nullable String bounces) {
    String from(Mail mail) {
        return bounces == null
                ? mail.from().address()
                : bounces.replaceFirst("@", "+" + mail.token() + "@");
    }

    /** How we call ourselves. */
    String host(Mail mail) {
        var address = mail.from().address();
        return address.substring(address.indexOf('@') + 1);
    }
}
