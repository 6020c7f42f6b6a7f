package classroom7.web.signin;

import classroom7.base.PersonId;
import classroom7.people.signin.Sessions;
import classroom7.platform.settings.Site;
import classroom7.web.reply.SeeOther;
import classroom7.web.reply.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;

/** Begins a session for somebody whose identity was just proven, and sets its cookie. */
public final class Visit {
    private final Sessions sessions;
    private final Site site;

    public Visit(Sessions sessions, Site site) {
        this.sessions = sessions;
        this.site = site;
    }

    /** Signs in and leads on. */
    public SeeOther begin(PersonId person, String to, HttpServletRequest request) {
        var begun = sessions.begin(person, device(request), request.getRemoteAddr());
        return lead(begun.secret(), to, request);
    }

    /** The same for a session that has begun. */
    public SeeOther lead(String secret, String to, HttpServletRequest request) {
        boolean secure = request.isSecure() || site.isSecure();
        return SeeOther.to(to).with(SessionCookie.of(secret, secure, Sessions.COOKIE_MAX));
    }

    /** What the browser says it is. */
    public static String device(HttpServletRequest request) {
        var agent = request.getHeader("User-Agent");
        return agent == null ? "" : agent;
    }
}
