/** Machinery that has never heard of a lesson. */
@NullMarked
package classroom7.platform;

import org.jspecify.annotations.NullMarked;
