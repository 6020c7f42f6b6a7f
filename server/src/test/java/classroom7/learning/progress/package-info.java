/** Marks and cells against an independent recomputation. */
@NullMarked
package classroom7.learning.progress;

import org.jspecify.annotations.NullMarked;
