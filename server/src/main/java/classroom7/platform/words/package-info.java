/**
 * What is said to people: message bundles, and dates, times and numbers as each person reads them.
 */
@NullMarked
package classroom7.platform.words;

import org.jspecify.annotations.NullMarked;
