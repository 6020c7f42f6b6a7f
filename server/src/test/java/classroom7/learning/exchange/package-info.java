/** Tests of importing and exporting. */
@NullMarked
package classroom7.learning.exchange;

import org.jspecify.annotations.NullMarked;
