package classroom7.learning.exchange;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real material that lies beside the project where it is tested in full; absent elsewhere. */
public final class SharedData {
    private SharedData() {}

    /** The folder or file; a test that needs it is skipped, and says so, where it is not. */
    public static Path path(String name) {
        var root = Path.of("").toAbsolutePath();
        while (root != null) {
            var found = root.resolve("shared/data").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
            root = root.getParent();
        }
        assumeTrue(false, "../shared/data/" + name + " is not there: real material is not tested");
        throw new IllegalStateException("unreachable");
    }
}
