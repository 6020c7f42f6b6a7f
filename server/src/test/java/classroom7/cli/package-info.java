/** Tests of the program from outside: real processes, real signals. */
@NullMarked
package classroom7.cli;

import org.jspecify.annotations.NullMarked;
