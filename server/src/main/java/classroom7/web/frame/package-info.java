/** What surrounds every page: language, path, person, what was just said, where its files are. */
@NullMarked
package classroom7.web.frame;

import org.jspecify.annotations.NullMarked;
