/** The hand-made world of the tests. */
@NullMarked
package classroom7.testing;

import org.jspecify.annotations.NullMarked;
