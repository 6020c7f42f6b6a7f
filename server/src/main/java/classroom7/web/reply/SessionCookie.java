package classroom7.web.reply;

import java.time.Duration;

/** The cookie that holds a session's secret. */
public final class SessionCookie {
    public static final String NAME = "c7";

    private SessionCookie() {}

    /**
     * Sets it.
     *
     * @param secure whether the request came over HTTPS
     */
    public static String of(String secret, boolean secure, Duration lifetimeMax) {
        return NAME
                + "="
                + secret
                + "; Path=/; HttpOnly; SameSite=Lax; Max-Age="
                + lifetimeMax.toSeconds()
                + (secure ? "; Secure" : "");
    }

    /** Takes it away. */
    public static String ended() {
        return NAME + "=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0";
    }
}
