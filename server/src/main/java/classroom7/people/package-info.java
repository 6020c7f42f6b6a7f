/** People of the installation: who they are, where they belong and how they are recognised. */
@NullMarked
package classroom7.people;

import org.jspecify.annotations.NullMarked;
