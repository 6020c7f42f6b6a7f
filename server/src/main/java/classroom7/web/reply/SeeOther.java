package classroom7.web.reply;

import classroom7.web.frame.Flash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * After a POST: where to look next. An htmx request is sent there as a whole page.
 *
 * @param cookies values of {@code Set-Cookie}
 */
public record SeeOther(String address, @Nullable Flash flash, List<String> cookies)
        implements Reply {
    public SeeOther {
        cookies = List.copyOf(cookies);
    }

    public static SeeOther to(String address) {
        return new SeeOther(address, null, List.of());
    }

    /** With something to say once on the page that follows. */
    public SeeOther saying(Flash said) {
        return new SeeOther(address, said, cookies);
    }

    /** With a cookie to set: see {@link SessionCookie}. */
    public SeeOther with(String cookie) {
        return new SeeOther(address, flash, List.of(cookie));
    }
}
