/**
 * Courses and questions from elsewhere, and ours for elsewhere: preview first, then all or nothing.
 */
@NullMarked
package classroom7.learning.exchange;

import org.jspecify.annotations.NullMarked;
