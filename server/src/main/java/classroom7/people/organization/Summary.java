package classroom7.people.organization;

/** An organization as its installation's operator sees it: no names of people or courses. */
public record Summary(Organization organization, int owners, int people, int courses) {}
