/** Measures the product as it runs: pages and answers per second, a class that begins, growth. */
@NullMarked
package classroom7.bench;

import org.jspecify.annotations.NullMarked;
