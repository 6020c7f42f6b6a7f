/** Wires the rooms together; the only place that knows them all. */
@NullMarked
package classroom7;

import org.jspecify.annotations.NullMarked;
