package classroom7.web.frame;

import classroom7.people.access.Actor;
import classroom7.platform.words.Phrasebook;
import classroom7.platform.words.Words;
import classroom7.web.asset.Assets;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the {@link Frame} of a request. */
public final class Frames {
    /** The request attribute that holds the {@link Actor}; absent when signed out. */
    public static final String ACTOR = Actor.class.getName();

    /** The request attribute that says that nobody can be recognised just now. */
    public static final String UNKNOWN = Frames.class.getName() + ".unknown";

    private final Phrasebook phrasebook;
    private final Assets assets;
    private final Supplier<String> epoch;

    public Frames(Phrasebook phrasebook, Assets assets, Supplier<String> epoch) {
        this.phrasebook = phrasebook;
        this.assets = assets;
        this.epoch = epoch;
    }

    public Frame of(HttpServletRequest request) {
        Actor actor = actor(request);
        // Who is signed out holds nothing that a restored backup could lack.
        String known = actor == null ? "" : epoch.get();
        Frame frame = Frame.of(words(request), assets, actor, request.getRequestURI(), known);
        return isUnknown(request) ? frame.ofUnknown() : frame;
    }

    /**
     * Words for the person who asks; for one who is signed out, in the browser's language and UTC.
     */
    public Words words(HttpServletRequest request) {
        Actor actor = actor(request);
        return actor != null
                ? phrasebook.in(actor.language(), actor.zone())
                : phrasebook.in(
                        phrasebook.understood(request.getHeader("Accept-Language")),
                        ZoneOffset.UTC);
    }

    public static @Nullable Actor actor(HttpServletRequest request) {
        return (Actor) request.getAttribute(ACTOR);
    }

    public static boolean isUnknown(HttpServletRequest request) {
        return request.getAttribute(UNKNOWN) != null;
    }

    /**
     * What the page before left to be said; null when nothing, or nothing we know the words for.
     */
    public @Nullable Flash flash(HttpServletRequest request) {
        String cookie = cookie(request, Flash.COOKIE);
        Flash flash = cookie == null ? null : Flash.read(cookie);
        return flash != null && phrasebook.has(flash.key()) ? flash : null;
    }

    public static @Nullable String cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }
}
