/** Answers: what is taken, what is refused, what is read back. */
@NullMarked
package classroom7.learning.answer;

import org.jspecify.annotations.NullMarked;
