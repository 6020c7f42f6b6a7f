/** Who belongs to an organization in which role, and how they come in. */
@NullMarked
package classroom7.people.membership;

import org.jspecify.annotations.NullMarked;
