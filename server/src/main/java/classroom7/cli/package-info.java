/** The program {@code c7}: a class per command. */
@NullMarked
package classroom7.cli;

import org.jspecify.annotations.NullMarked;
