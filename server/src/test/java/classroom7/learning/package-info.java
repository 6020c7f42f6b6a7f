/** What the tests of the learning floor share. */
@NullMarked
package classroom7.learning;

import org.jspecify.annotations.NullMarked;
