/** Who is asking: the actor that every door takes with every id. */
@NullMarked
package classroom7.people.access;

import org.jspecify.annotations.NullMarked;
