/** What teachers follow: the grid, one learner's work, what was answered, corrected keys. */
@NullMarked
package classroom7.web.progress;

import org.jspecify.annotations.NullMarked;
