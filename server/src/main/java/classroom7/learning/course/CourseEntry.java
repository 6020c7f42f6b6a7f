package classroom7.learning.course;

import classroom7.base.CourseId;
import classroom7.base.OrganizationId;

/** A line of the actor's list of courses. */
public record CourseEntry(
        OrganizationId organization,
        String organizationName,
        CourseId id,
        String title,
        CourseState state,
        CourseRole role,
        int lessons,
        int lessonsDone) {}
