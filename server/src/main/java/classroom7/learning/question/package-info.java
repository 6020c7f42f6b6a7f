/** Questions: their text, their versions, their kinds, and how a response is marked. */
@NullMarked
package classroom7.learning.question;

import org.jspecify.annotations.NullMarked;
