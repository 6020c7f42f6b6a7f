/** Lessons as text: reading, drafts, publishing, history, dates. */
@NullMarked
package classroom7.learning.lesson;

import org.jspecify.annotations.NullMarked;
