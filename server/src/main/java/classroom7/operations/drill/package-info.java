/** Drills: an installation of its own is broken in every way, and nothing may be lost. */
@NullMarked
package classroom7.operations.drill;

import org.jspecify.annotations.NullMarked;
