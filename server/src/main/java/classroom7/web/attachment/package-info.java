/** Pictures and files of courses: sent in, and fetched whole or in part. */
@NullMarked
package classroom7.web.attachment;

import org.jspecify.annotations.NullMarked;
