/** What an operator sets: read once from command line, environment and {@code .env}, typed. */
@NullMarked
package classroom7.platform.settings;

import org.jspecify.annotations.NullMarked;
