package classroom7.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium, one process for all tests; never a downloaded one. */
final class Chromium {
    private static final List<Path> PLACES =
            List.of(
                    Path.of("/usr/bin/chromium"),
                    Path.of("/usr/bin/chromium-browser"),
                    Path.of("/usr/bin/google-chrome"));

    /** Nothing that asks the network for anything but the pages themselves. */
    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--hide-scrollbars",
                    "--font-render-hinting=none");

    private static Playwright playwright;
    private static Browser browser;

    private Chromium() {}

    static synchronized Browser browser() {
        var program = program();
        if (browser == null) {
            browser =
                    type().launch(
                                    new BrowserType.LaunchOptions()
                                            .setExecutablePath(program)
                                            .setArgs(FLAGS));
        }
        return browser;
    }

    /** A process of its own on a profile that outlives it. */
    static synchronized BrowserContext launch(
            Path profile, BrowserType.LaunchPersistentContextOptions options) {
        var program = program();
        return type().launchPersistentContext(
                        profile, options.setExecutablePath(program).setArgs(FLAGS));
    }

    private static Path program() {
        var program = PLACES.stream().filter(Files::isExecutable).findFirst();
        Assumptions.assumeTrue(
                program.isPresent(), "Chromium is not installed (apt-get install chromium)");
        return program.get();
    }

    private static BrowserType type() {
        if (playwright == null) {
            var nothingLoaded = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            playwright = Playwright.create(new Playwright.CreateOptions().setEnv(nothingLoaded));
        }
        return playwright.chromium();
    }
}
