package classroom7.people.organization;

/** An organization a person belongs to, and as what. */
public record Belonging(Organization organization, Role role) {}
