/** What holds of the pages of people. */
@NullMarked
package classroom7.web.people;

import org.jspecify.annotations.NullMarked;
