/** Answers: accepted with a receipt, kept for ever, read back, and which of them counts. */
@NullMarked
package classroom7.learning.answer;

import org.jspecify.annotations.NullMarked;
