/** Organizations: fully separate schools of one installation. */
@NullMarked
package classroom7.people.organization;

import org.jspecify.annotations.NullMarked;
