/** What was done by whom: rows that are only ever added. */
@NullMarked
package classroom7.people.audit;

import org.jspecify.annotations.NullMarked;
