/** The API that programs drive us by: JSON in, JSON or problem details out. */
@NullMarked
package classroom7.web.api;

import org.jspecify.annotations.NullMarked;
