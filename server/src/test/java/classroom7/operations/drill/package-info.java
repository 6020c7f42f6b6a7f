/** Holds the drills: they pass, and they fail when something is really wrong. */
@NullMarked
package classroom7.operations.drill;

import org.jspecify.annotations.NullMarked;
