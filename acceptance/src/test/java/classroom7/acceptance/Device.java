package classroom7.acceptance;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** What somebody looks at a page with. */
enum Device {
    WIDE(1280, 800),
    PHONE(390, 844),
    NARROW(320, 640),
    DARK(1280, 800),
    PLAIN(1280, 800);

    private final int width;
    private final int height;

    Device(int width, int height) {
        this.width = width;
        this.height = height;
    }

    int width() {
        return width;
    }

    /** For a browser with a profile of its own. */
    LaunchPersistentContextOptions lasting() {
        return new LaunchPersistentContextOptions()
                .setViewportSize(width, height)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin");
    }

    NewContextOptions options() {
        boolean small = this == PHONE || this == NARROW;
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setHasTouch(small)
                .setIsMobile(small)
                .setDeviceScaleFactor(small ? 2 : 1)
                .setColorScheme(this == DARK ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin")
                .setJavaScriptEnabled(this != PLAIN);
    }
}
