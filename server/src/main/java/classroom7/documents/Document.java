package classroom7.documents;

import org.jspecify.annotations.Nullable;

/**
 * A document as it is stored.
 *
 * @param id ASCII without spaces, slashes and quotation marks, at most {@link
 *     Documents#ID_LENGTH_MAX} characters, first a letter or digit
 * @param revision the state it was read in, in CouchDB's form {@code generation-32 hexadecimal
 *     digits}; null for one that is to be created
 * @param json the text of one JSON object, at most {@link Documents#DOCUMENT_BYTES_MAX} bytes of
 *     UTF-8, no member of which begins with an underscore. PostgreSQL keeps the text to the letter;
 *     CouchDB keeps the value (order of members, spelling of numbers and escapes may change).
 */
public record Document(String id, @Nullable String revision, String json) {
    /** A document that does not exist yet. */
    public static Document create(String id, String json) {
        return new Document(id, null, json);
    }
}
