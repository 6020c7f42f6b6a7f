/** Writing a lesson: its text beside its page, what keeps it from being published, its history. */
@NullMarked
package classroom7.web.draft;

import org.jspecify.annotations.NullMarked;
