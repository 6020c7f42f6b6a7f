/** Persons: their account, name, language, time zone and password. */
@NullMarked
package classroom7.people.person;

import org.jspecify.annotations.NullMarked;
