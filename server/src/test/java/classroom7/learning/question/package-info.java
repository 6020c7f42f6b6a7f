/** Tests of questions as text, as JSON and in the store. */
@NullMarked
package classroom7.learning.question;

import org.jspecify.annotations.NullMarked;
