package classroom7.web.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/**
 * Whether a query or a form holds the character NUL, which no form of ours can send and PostgreSQL
 * does not store.
 */
final class Unreadable {
    private Unreadable() {}

    static boolean is(HttpServletRequest request) {
        String query = request.getQueryString();
        return (query != null && query.contains("%00")) || (isForm(request) && holdsNul(request));
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && request.getContentLengthLong() <= Gate.BODY_BYTES_MAX
                && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    private static boolean holdsNul(HttpServletRequest request) {
        for (var field : request.getParameterMap().entrySet()) {
            if (field.getKey().indexOf('\0') >= 0) {
                return true;
            }
            for (String value : field.getValue()) {
                if (value.indexOf('\0') >= 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
