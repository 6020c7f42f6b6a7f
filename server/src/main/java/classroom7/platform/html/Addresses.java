package classroom7.platform.html;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an address in a text is. */
final class Addresses {
    private static final Pattern ROOT_RELATIVE =
            Pattern.compile("/(?![/\\\\])[^\\\\\\s\\p{Cntrl}]*");
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)(?:https?:)?//[^\\s\\\\]+");
    private static final Pattern OTHER_SCHEME = Pattern.compile("(?i)(?:mailto|tel):[^\\s]+");
    private static final Pattern FRAGMENT = Pattern.compile("#[^\\s]*");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
    private static final Pattern VIDEO_HOST =
            Pattern.compile(
                    "(?i)https?://(?:www\\.|m\\.|player\\.)?"
                            + "(?:youtube\\.com|youtube-nocookie\\.com|youtu\\.be|vimeo\\.com)/.+");
    private static final Set<String> VIDEO_ENDINGS = Set.of("mp4", "webm", "ogv", "m4v", "mov");

    private Addresses() {}

    static boolean isElsewhere(String address) {
        return ELSEWHERE.matcher(address).matches();
    }

    static boolean isVideoElsewhere(String address) {
        return VIDEO_HOST.matcher(address).matches()
                || isElsewhere(address) && hasVideoEnding(address);
    }

    static boolean hasVideoEnding(String address) {
        var path = address.replaceFirst("[?#].*", "");
        var ending = path.substring(path.lastIndexOf('.') + 1);
        return VIDEO_ENDINGS.contains(ending.toLowerCase(Locale.ROOT));
    }

    /** The address as a page may use it; null when it leads nowhere. */
    static @Nullable String usable(String address, Resources resources) {
        if (ROOT_RELATIVE.matcher(address).matches()
                || isElsewhere(address)
                || FRAGMENT.matcher(address).matches()
                || OTHER_SCHEME.matcher(address).matches()) {
            return address;
        }
        if (SCHEME.matcher(address).matches() || address.startsWith("/") || address.isBlank()) {
            return null;
        }
        var resolved = resources.resolve(address);
        return resolved != null && ROOT_RELATIVE.matcher(resolved).matches() ? resolved : null;
    }
}
