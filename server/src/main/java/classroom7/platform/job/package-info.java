/** Work that no request waits for. */
@NullMarked
package classroom7.platform.job;

import org.jspecify.annotations.NullMarked;
