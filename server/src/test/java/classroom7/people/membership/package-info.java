/** What holds of belonging to an organization. */
@NullMarked
package classroom7.people.membership;

import org.jspecify.annotations.NullMarked;
