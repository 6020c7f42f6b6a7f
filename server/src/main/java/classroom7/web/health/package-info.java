/** Whether this process runs and can serve, for supervisors and load balancers. */
@NullMarked
package classroom7.web.health;

import org.jspecify.annotations.NullMarked;
