package classroom7.web.reply;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that may go well the next time, to be made again by a button. What was typed into its
 * form is on the page, all but passwords.
 *
 * @param fields empty: a page that is looked at
 */
public record Again(String address, List<Field> fields) {
    /** What is short and has no spaces may be a name of ours: it is sent, but not shown. */
    public record Field(String name, String value) {
        private static final int SHORT_MAX = 30;

        public boolean isShown() {
            return value.length() > SHORT_MAX || value.chars().anyMatch(Character::isWhitespace);
        }
    }

    /** Signed out, too often, our own failure, a store that is away, no room. */
    private static final Set<Integer> PASSING = Set.of(401, 429, 500, 503, 507);

    private static final Set<String> SECRET = Set.of("password", "old", "wanted");
    private static final int FORM_BYTES_MAX = 1 << 20;
    private static final String FORM = "application/x-www-form-urlencoded";

    public Again {
        fields = List.copyOf(fields);
    }

    /** Only for a request that is not suspected to come from another site. */
    static @Nullable Again of(HttpServletRequest request, int status) {
        if (!PASSING.contains(status)) {
            return null;
        }
        String query = request.getQueryString();
        String path = request.getRequestURI();
        if (request.getMethod().equals("GET")) {
            return new Again(query == null ? path : path + "?" + query, List.of());
        }
        String type = request.getContentType();
        boolean form = type != null && type.startsWith(FORM);
        return form && request.getContentLengthLong() <= FORM_BYTES_MAX
                ? new Again(path, fields(request))
                : null;
    }

    /** Whether somebody typed more into the form than a word. */
    public static boolean holdsText(HttpServletRequest request) {
        Again again = of(request, HttpServletResponse.SC_UNAUTHORIZED);
        return again != null && again.isShown();
    }

    private static List<Field> fields(HttpServletRequest request) {
        var fields = new ArrayList<Field>();
        request.getParameterMap()
                .forEach((name, values) -> {
                    if (!SECRET.contains(name)) {
                        for (String value : values) {
                            fields.add(new Field(name, value));
                        }
                    }
                });
        return fields;
    }

    public boolean isForm() {
        return !fields.isEmpty();
    }

    /** Whether something is to be shown of what was typed. */
    public boolean isShown() {
        return fields.stream().anyMatch(Field::isShown);
    }
}
