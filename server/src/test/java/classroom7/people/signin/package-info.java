/** What holds of signing in. */
@NullMarked
package classroom7.people.signin;

import org.jspecify.annotations.NullMarked;
