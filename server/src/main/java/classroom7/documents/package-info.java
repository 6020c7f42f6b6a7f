/** The document store: its contract, the PostgreSQL and CouchDB back ends, and the change feed. */
@NullMarked
package classroom7.documents;

import org.jspecify.annotations.NullMarked;
