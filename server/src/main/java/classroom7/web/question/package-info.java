/** Questions on pages: how each kind is asked, and the form that edits one in place. */
@NullMarked
package classroom7.web.question;

import org.jspecify.annotations.NullMarked;
