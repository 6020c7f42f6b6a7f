/** The kinds of question there are: a file each, found through {@code ServiceLoader}. */
@NullMarked
package classroom7.learning.question.kind;

import org.jspecify.annotations.NullMarked;
