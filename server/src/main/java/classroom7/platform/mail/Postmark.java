package classroom7.platform.mail;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What all letters of an installation have in common.
 *
 * @param site where the links lead, as {@code https://school.example}
 * @param from the sender's address
 */
public record Postmark(URI site, String from) {
    /** No mail server takes a bare number for the name of a domain. */
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+|.*:.*");

    private static final String UNSUBSCRIBING = "/mail/unsubscription/";

    /**
     * Unless an address is given letters come from nobody: {@code no-reply} at the site's own host.
     */
    public static Postmark of(URI site, @Nullable String from) {
        return new Postmark(site, from == null ? "no-reply@" + host(site) : from);
    }

    URI link(String path) {
        return site.resolve(path);
    }

    URI unsubscribing(String token) {
        return link(UNSUBSCRIBING + token);
    }

    /** The site's name, or this machine's where it has a number only. */
    static String host(URI site) {
        var host = site.getHost();
        return host == null || NUMBER.matcher(host).matches() ? "localhost" : host;
    }
}
