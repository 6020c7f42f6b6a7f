/** The relational database: one door for SQL and transactions, and the embedded server. */
@NullMarked
package classroom7.platform.database;

import org.jspecify.annotations.NullMarked;
