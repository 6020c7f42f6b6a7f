/** What one person's device holds: pages that work without a network. */
@NullMarked
package classroom7.web.device;

import org.jspecify.annotations.NullMarked;
