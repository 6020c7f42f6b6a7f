package classroom7.acceptance;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * What somebody looks at a page with. {@code ZOOMED} is the wide one at 200 %, {@code MIRRORED} a
 * phone whose language is written from right to left.
 */
enum Device {
    WIDE(1280, 800),
    PHONE(390, 844),
    NARROW(320, 640),
    DARK(1280, 800),
    ZOOMED(640, 400),
    MIRRORED(390, 844),
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

    int height() {
        return height;
    }

    boolean isSmall() {
        return this == PHONE || this == NARROW || this == MIRRORED;
    }

    /** Whether what axe says of it may differ from what it says of the others. */
    boolean differs() {
        return this == PHONE || this == DARK;
    }

    /** Whether it shows more than another of these devices, so that a picture is worth its time. */
    boolean isPictured() {
        return this == PHONE || this == DARK || this == MIRRORED;
    }

    ColorScheme colours() {
        return this == DARK ? ColorScheme.DARK : ColorScheme.LIGHT;
    }

    NewContextOptions options() {
        boolean small = isSmall();
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setHasTouch(small)
                .setIsMobile(small)
                .setDeviceScaleFactor(small ? 2 : 1)
                .setColorScheme(colours())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin")
                .setJavaScriptEnabled(this != PLAIN);
    }
}
