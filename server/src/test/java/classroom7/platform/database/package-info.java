/** Tests of the database's door and of the embedded server. */
@NullMarked
package classroom7.platform.database;

import org.jspecify.annotations.NullMarked;
