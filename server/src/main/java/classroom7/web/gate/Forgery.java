package classroom7.web.gate;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Whether a request that changes something may have been made by another site in the name of the
 * person. Browsers say where a request comes from, and a page of another site cannot make them lie.
 */
final class Forgery {
    private Forgery() {}

    static boolean suspected(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        if (origin != null) {
            return !isOwn(origin, request);
        }
        // Neither header: not a browser of the last years. Without a cookie nothing is at stake.
        return request.getHeader("Cookie") != null;
    }

    private static boolean isOwn(String origin, HttpServletRequest request) {
        String host = request.getHeader("Host");
        return host != null
                && (origin.equals("https://" + host) || origin.equals("http://" + host));
    }
}
