package classroom7.learning.course;

import classroom7.base.OrganizationId;

/** An organization in which the actor may make courses. */
public record Workplace(OrganizationId organization, String name) {}
