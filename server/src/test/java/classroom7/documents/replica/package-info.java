/** Replication between real stores, with kills, refusals and stores put back. */
@NullMarked
package classroom7.documents.replica;

import org.jspecify.annotations.NullMarked;
