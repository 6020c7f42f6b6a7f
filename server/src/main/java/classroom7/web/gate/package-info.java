/**
 * What every request passes on its way in: limits, who is asking, forgery, and failures on its way
 * out.
 */
@NullMarked
package classroom7.web.gate;

import org.jspecify.annotations.NullMarked;
