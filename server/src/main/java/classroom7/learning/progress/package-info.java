/** Progress and marks, derived from the answers: for learners, for teachers, and made anew. */
@NullMarked
package classroom7.learning.progress;

import org.jspecify.annotations.NullMarked;
