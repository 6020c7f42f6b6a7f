/** Each measurement at a tiny size: that it measures what it says, never how long it took. */
@NullMarked
package classroom7.bench;

import org.jspecify.annotations.NullMarked;
