package classroom7.web.gate;

import classroom7.people.access.Actor;
import classroom7.people.signin.Sessions;
import classroom7.people.signin.Tokens;
import classroom7.platform.database.Patience;
import classroom7.web.frame.Frames;
import classroom7.web.reply.Printer;
import classroom7.web.reply.Refused;
import classroom7.web.reply.SessionCookie;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** The one servlet filter: security headers, body limits, who is asking, forgery. */
public final class Gate extends HttpFilter {
    /** The largest body that is not an upload. */
    public static final int BODY_BYTES_MAX = 1 << 20;

    private static final long serialVersionUID = 1;

    /** A year; other services of the same domain may have no HTTPS. */
    private static final String HTTPS_ONLY = "max-age=31536000";

    private static final String BEARER = "Bearer ";

    // No inline script or style, nothing from another host; the rules for prefetching come by
    // header.
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; "
                    + "worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Of JSON, which pages ask for each second: it shows nothing and loads nothing. */
    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

    private final transient Sessions sessions;
    private final transient Tokens tokens;
    private final transient Printer printer;
    private final String speculation;

    public Gate(Sessions sessions, Tokens tokens, Printer printer, String speculationAddress) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.printer = printer;
        this.speculation = '"' + speculationAddress + '"';
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try (var limited = Patience.ofAsked(true)) {
            receive(request, response, chain);
        }
    }

    private void receive(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        secure(request, response);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", HTTPS_ONLY);
        }
        if (request.getCharacterEncoding() == null) {
            request.setCharacterEncoding(StandardCharsets.UTF_8);
        }
        String path = request.getRequestURI();
        if (needsNobody(path)) {
            chain.doFilter(request, response);
            return;
        }
        String bearer = bearer(request);
        if (!isReading(request) && bearer == null && Forgery.suspected(request)) {
            turnAway(Refused.forged(), request, response);
            return;
        }
        if (Unreadable.is(request)) {
            turnAway(Refused.badInput(), request, response);
            return;
        }
        Actor actor;
        try {
            actor = bearer != null ? tokens.recognise(bearer) : bySession(request);
        } catch (DataAccessException | TransactionException failure) {
            refuse(failure, request, response);
            return;
        }
        admit(actor, request, response, chain);
    }

    private void admit(
            @Nullable Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        if (actor != null) {
            request.setAttribute(Frames.ACTOR, actor);
        }
        if (!isReading(request)) {
            passChange(request, response, chain, actor != null);
            return;
        }
        if (!isApi(request)) {
            response.setHeader("Speculation-Rules", speculation);
        }
        if (actor == null || !printer.again(actor, request, response)) {
            chain.doFilter(request, response);
        }
    }

    /** Nobody can be recognised while the database is away: that is told as everywhere else. */
    private void refuse(
            RuntimeException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Refused refused = Outages.of(failure);
        if (refused == null) {
            throw failure;
        }
        turnAway(refused, request, response);
    }

    /** Before anybody was recognised: the page does not say that nobody is signed in. */
    private void turnAway(Refused refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(Frames.UNKNOWN, true);
        printer.print(refused, request, response);
    }

    /** Lets a request in that changes something, as far as its body is not too large. */
    private void passChange(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            boolean known)
            throws IOException, ServletException {
        long length = request.getContentLengthLong();
        // A form with a file is spooled to disk before any page sees it: not from anybody.
        boolean fits = isUpload(request) ? known || isSmall(request) : length <= BODY_BYTES_MAX;
        if (!fits) {
            Rest.drain(request, known);
            printer.print(
                    known ? Refused.tooLarge() : Refused.tooLargeOfStranger(), request, response);
        } else if (!isUpload(request) && length < 0) {
            chain.doFilter(new LimitedBody(request, BODY_BYTES_MAX), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean needsNobody(String path) {
        return path.startsWith("/assets/")
                || path.equals("/worker.js")
                || path.equals("/live")
                || path.equals("/up");
    }

    private static boolean isPart(String path) {
        return path.startsWith("/assets/")
                && (path.endsWith(".js") || path.endsWith(".css") || path.endsWith(".woff2"));
    }

    private static boolean isSmall(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length >= 0 && length <= BODY_BYTES_MAX;
    }

    /**
     * What only a document obeys is not said of styles, scripts and fonts: a page names a dozen.
     */
    static void secure(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (isPart(request.getRequestURI())) {
            response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
            return;
        }
        if (isApi(request)) {
            response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
            response.setHeader("Content-Security-Policy", DATA_POLICY);
            return;
        }
        response.setHeader("Content-Security-Policy", CONTENT_POLICY);
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    private @Nullable Actor bySession(HttpServletRequest request) {
        String secret = Frames.cookie(request, SessionCookie.NAME);
        return secret == null ? null : sessions.recognise(secret);
    }

    private static @Nullable String bearer(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null
                        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }

    static boolean isReading(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> true;
            default -> false;
        };
    }

    /** Uploads have limits of their own, where they are received. */
    static boolean isUpload(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
}
