/** Tests of questions on pages. */
@NullMarked
package classroom7.web.question;

import org.jspecify.annotations.NullMarked;
