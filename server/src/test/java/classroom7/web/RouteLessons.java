package classroom7.web;

import classroom7.testing.School;
import classroom7.testing.TestServer;

/** What routes of the learning floor name: courses, lessons and what is in them. */
final class RouteLessons {
    private final School school;
    private final TestServer server;

    RouteLessons(TestServer server, School school) {
        this.server = server;
        this.school = school;
    }

    String value(String name, boolean anew) {
        return switch (name) {
            case "course" -> school.fractions.value();
            case String other ->
                    throw new IllegalArgumentException(
                            "RouteLessons makes no {" + other + "} yet: add it");
        };
    }
}
