package classroom7.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real material, which lies beside the project where it is tested in full. */
final class Material {
    private static final String FOLDER = "shared/data/";

    private Material() {}

    /** The folder or file; a test that needs it is skipped, and says so, where it is not. */
    static Path path(String name) {
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(FOLDER + name))) {
            folder = folder.getParent();
        }
        Assumptions.assumeTrue(
                folder != null,
                "../" + FOLDER + name + " is not there: real material is not tested");
        return folder.resolve(FOLDER + name);
    }
}
