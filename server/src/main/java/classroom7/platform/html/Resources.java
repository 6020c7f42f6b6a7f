package classroom7.platform.html;

import org.jspecify.annotations.Nullable;

/** Where the relative addresses in a text lead. */
public interface Resources {
    /** Knows only addresses that are root-relative already. */
    Resources NONE = address -> null;

    /**
     * The root-relative address ({@code /attachments/…}) of what a relative address names; null
     * when it leads nowhere: then a link is text and a picture its description.
     */
    @Nullable String resolve(String address);
}
