package classroom7.documents;

import java.util.regex.Pattern;

/** One revision of one document, by name. */
public record LeafName(String id, String revision) {
    private static final Pattern REVISION = Pattern.compile("[1-9][0-9]{0,8}-[0-9A-Za-z]{1,64}");

    /** Whether a revision's name is one that every store can keep. */
    static boolean isRevision(String name) {
        return REVISION.matcher(name).matches();
    }
}
