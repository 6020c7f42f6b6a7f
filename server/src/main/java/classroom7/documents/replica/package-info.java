/** Replication: brings every revision of one store into another, and shows that they are there. */
@NullMarked
package classroom7.documents.replica;

import org.jspecify.annotations.NullMarked;
