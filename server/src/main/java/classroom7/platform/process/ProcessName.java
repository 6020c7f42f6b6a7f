package classroom7.platform.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process is called where several machines write down who did something. */
public final class ProcessName {
    private static final Path HOST = Path.of("/proc/sys/kernel/hostname");

    private ProcessName() {}

    /** This one: its number, and the machine's name without asking a network for it. */
    public static String own() {
        try {
            return ProcessHandle.current().pid() + " on " + Files.readString(HOST).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Read the machine's name", e);
        }
    }
}
