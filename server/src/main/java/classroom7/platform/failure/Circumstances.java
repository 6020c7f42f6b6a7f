package classroom7.platform.failure;

import java.util.Map;

/**
 * What is known beside the failure itself. A request says it in the diagnostic context of the log
 * ({@code MDC}) while it logs what went wrong.
 *
 * @param told the number that a person was shown
 * @param request method and route, without what was put into the route
 * @param person id
 */
public record Circumstances(String told, String request, String person) {
    /** Where nothing is known: jobs and commands. */
    public static final Circumstances NONE = new Circumstances("", "", "");

    public static final String TOLD = "told";
    public static final String REQUEST = "request";
    public static final String PERSON = "person";

    static Circumstances of(Map<String, String> said) {
        return said.isEmpty()
                ? NONE
                : new Circumstances(
                        said.getOrDefault(TOLD, ""),
                        said.getOrDefault(REQUEST, ""),
                        said.getOrDefault(PERSON, ""));
    }
}
