/** The people of an organization, for its owners. */
@NullMarked
package classroom7.web.people;

import org.jspecify.annotations.NullMarked;
