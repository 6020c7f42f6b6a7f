package classroom7.people.membership;

import classroom7.people.organization.Role;

/** How changing the place of a person in an organization may end. */
public sealed interface Changing {
    /** Done; undone by the same door with what it was before. */
    record Changed(String name, Role before) implements Changing {}

    /** An organization keeps an owner: make somebody else one first. */
    record LastOwner() implements Changing {}

    /** The actor owns no such organization, or the person is not in it. */
    record NotFound() implements Changing {}
}
