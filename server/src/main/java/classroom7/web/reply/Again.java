package classroom7.web.reply;

import classroom7.web.frame.Frames;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that may go well the next time, to be made again by a button. What was typed into its
 * form is on the page, all but passwords. Files are not: the page says so and asks for them again.
 *
 * @param fields empty: a page that is looked at
 */
public record Again(String address, List<Field> fields) {
    /**
     * What is short and has no spaces may be a name of ours: it is sent, but not shown.
     *
     * @param isFile the value is the name of a file that was chosen, "" for none
     */
    public record Field(String name, String value, boolean isFile) {
        private static final int SHORT_MAX = 30;

        public boolean isShown() {
            return !isFile
                    && (value.length() > SHORT_MAX
                            || value.chars().anyMatch(Character::isWhitespace));
        }
    }

    /** Signed out, too often, our own failure, a store that is away, no room. */
    private static final Set<Integer> PASSING = Set.of(401, 429, 500, 503, 507);

    private static final Set<String> SECRET = Set.of("password", "old", "wanted");
    private static final int FORM_BYTES_MAX = 1 << 20;

    /** A form with files, of somebody we know: it is on the disk until the page is made. */
    private static final int FILES_BYTES_MAX = 16 << 20;

    private static final int FIELDS_MAX = 100;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String FORM_WITH_FILES = "multipart/form-data";

    public Again {
        fields = List.copyOf(fields);
    }

    /** Only for a request that is not suspected to come from another site. */
    static @Nullable Again of(HttpServletRequest request, int status) {
        // Too large were the files, which are chosen anew.
        boolean large = status == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        if (!PASSING.contains(status) && !(large && readsFiles(request))) {
            return null;
        }
        String query = request.getQueryString();
        String path = request.getRequestURI();
        if (request.getMethod().equals("GET")) {
            return new Again(query == null ? path : path + "?" + query, List.of());
        }
        if (readsFiles(request)) {
            var fields = fieldsAndFiles(request);
            return fields.isEmpty() ? null : new Again(path, fields);
        }
        return type(request).startsWith(FORM) && request.getContentLengthLong() <= FORM_BYTES_MAX
                ? new Again(path, fields(request))
                : null;
    }

    /** Whether somebody typed more into the form than a word. */
    public static boolean holdsText(HttpServletRequest request) {
        Again again = of(request, HttpServletResponse.SC_UNAUTHORIZED);
        return again != null && again.isShown();
    }

    /** Whether the page that refuses it reads all of its form with files. */
    public static boolean readsFiles(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        int most = Frames.actor(request) == null ? FORM_BYTES_MAX : FILES_BYTES_MAX;
        return request.getMethod().equals("POST")
                && type(request).startsWith(FORM_WITH_FILES)
                && length >= 0
                && length <= most;
    }

    private static String type(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }

    private static List<Field> fields(HttpServletRequest request) {
        var fields = new ArrayList<Field>();
        request.getParameterMap()
                .forEach((name, values) -> {
                    if (!SECRET.contains(name)) {
                        for (String value : values) {
                            fields.add(new Field(name, value, false));
                        }
                    }
                });
        return fields;
    }

    /** None: it cannot be read as what it says it is. */
    private static List<Field> fieldsAndFiles(HttpServletRequest request) {
        try {
            var fields = new ArrayList<>(fields(request));
            for (Part part : request.getParts()) {
                String file = part.getSubmittedFileName();
                if (file != null) {
                    fields.add(new Field(part.getName(), file, true));
                }
            }
            return fields.size() <= FIELDS_MAX ? fields : List.of();
        } catch (IOException | ServletException | IllegalStateException unreadable) {
            return List.of();
        }
    }

    public boolean isForm() {
        return !fields.isEmpty();
    }

    /** Whether something is to be shown of what was typed. */
    public boolean isShown() {
        return fields.stream().anyMatch(Field::isShown);
    }

    /** Whether it has a place for a file, chosen or not. */
    public boolean takesFiles() {
        return fields.stream().anyMatch(Field::isFile);
    }

    /** The names of the files that were chosen. */
    public List<String> files() {
        return fields.stream()
                .filter(Field::isFile)
                .map(Field::value)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
