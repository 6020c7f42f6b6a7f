/** What the operator of an installation looks at. */
@NullMarked
package classroom7.web.operations;

import org.jspecify.annotations.NullMarked;
