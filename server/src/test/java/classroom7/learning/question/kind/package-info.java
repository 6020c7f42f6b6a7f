/** Tests of the kinds of question. */
@NullMarked
package classroom7.learning.question.kind;

import org.jspecify.annotations.NullMarked;
