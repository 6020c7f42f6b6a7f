/** Pages by which one comes in and goes out: sign-in, password, set-up, invitation. */
@NullMarked
package classroom7.web.signin;

import org.jspecify.annotations.NullMarked;
