/** Signing in: passwords checked, throttled; sessions, API tokens, reset and set-up links. */
@NullMarked
package classroom7.people.signin;

import org.jspecify.annotations.NullMarked;
