/** Running it: what fills, saves, moves and watches an installation. */
@NullMarked
package classroom7.operations;

import org.jspecify.annotations.NullMarked;
