/** What the program owns on its machine: child processes, the lock on a home folder, refusals. */
@NullMarked
package classroom7.platform.process;

import org.jspecify.annotations.NullMarked;
