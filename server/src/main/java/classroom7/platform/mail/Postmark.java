package classroom7.platform.mail;

import java.net.URI;

/**
 * What all letters of an installation have in common.
 *
 * @param site where the links lead, as {@code https://school.example}
 * @param from the sender's address
 */
public record Postmark(URI site, String from) {
    /** Letters come from nobody: {@code no-reply} at the site's own host. */
    public static Postmark of(URI site) {
        var host = site.getHost();
        return new Postmark(
                site, "no-reply@" + (host == null || host.contains(":") ? "localhost" : host));
    }

    URI link(String path) {
        return site.resolve(path);
    }
}
