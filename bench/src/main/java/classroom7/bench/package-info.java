/** Measures the product as it runs: pages and answers per second, start times, memory. */
@NullMarked
package classroom7.bench;

import org.jspecify.annotations.NullMarked;
