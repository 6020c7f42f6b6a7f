package classroom7.platform.database;

import classroom7.platform.process.Refusal;
import java.nio.file.Path;

/** Room on the disk below a folder. */
final class Disk {
    private Disk() {}

    static Refusal full(Path folder) {
        return new Refusal(
                "The disk that holds %s is full (%d MB free): make room, at least 200 MB, and start again. Nothing was lost."
                        .formatted(folder, folder.toFile().getUsableSpace() / 1_000_000));
    }
}
