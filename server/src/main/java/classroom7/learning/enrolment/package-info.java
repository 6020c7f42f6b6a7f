/** Who learns and who teaches in a course, and how they came in. */
@NullMarked
package classroom7.learning.enrolment;

import org.jspecify.annotations.NullMarked;
