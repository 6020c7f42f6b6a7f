package classroom7.learning.exchange;

import classroom7.base.CourseId;
import classroom7.base.OrganizationId;

/** Where an import goes. */
public sealed interface Destination {
    /** A course of its own. */
    record NewCourse(OrganizationId organization) implements Destination {}

    /** Behind the units that a course has; its title and description stay. */
    record Into(CourseId course) implements Destination {}
}
