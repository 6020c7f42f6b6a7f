/** Organizations: one's own, and all of them for the operator. */
@NullMarked
package classroom7.web.organization;

import org.jspecify.annotations.NullMarked;
