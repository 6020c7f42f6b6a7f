package classroom7.platform.job;

import java.util.regex.Pattern;

/**
 * What is known of a job without running it.
 *
 * @param name lower-case words joined by hyphens, at most 40 characters: on command lines, in
 *     addresses, and in the keys of its words ({@code jobs.of.NAME})
 * @param repeat why a second run does no harm
 */
public record Duty(String name, Plan plan, Crew crew, Repeat repeat) {
    private static final Pattern NAME = Pattern.compile("(?=.{1,40}$)[a-z]+(-[a-z]+)*");

    public Duty {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("No name for a job: " + name);
        }
    }
}
