package classroom7.acceptance;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A browser with its profile on the disk, which can be killed and started again. */
final class Profile implements AutoCloseable {
    private final Path folder = Product.temporary();
    private BrowserContext context;

    Profile() {
        start();
    }

    Profile start() {
        context = Chromium.launch(folder, Device.WIDE.lasting());
        return this;
    }

    BrowserContext context() {
        return context;
    }

    Page page() {
        var page = context.newPage();
        page.setDefaultTimeout(15_000);
        return page;
    }

    /** SIGKILL: no chance to write anything down. */
    Profile kill() {
        var processes = ours();
        if (processes.isEmpty()) {
            throw new AssertionError("No browser runs on " + folder);
        }
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        try {
            context.close();
        } catch (PlaywrightException gone) {
            // It noticed already.
        }
        return this;
    }

    private List<ProcessHandle> ours() {
        return ProcessHandle.current()
                .descendants()
                .filter(this::isOurs)
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .distinct()
                .toList();
    }

    /** Its whole command line: what the JDK tells of it may be cut. */
    private boolean isOurs(ProcessHandle process) {
        try {
            var command = Path.of("/proc", String.valueOf(process.pid()), "cmdline");
            return Files.readString(command).contains("--user-data-dir=" + folder);
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
