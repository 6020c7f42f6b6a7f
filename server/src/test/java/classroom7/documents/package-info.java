/** One contract suite for every back end of the document store, and what is special to each. */
@NullMarked
package classroom7.documents;

import org.jspecify.annotations.NullMarked;
