package classroom7.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A learner at one page of a browser whose network comes and goes. */
final class Pupil {
    private static final double SENT_MAX_MILLIS = 20_000;
    private static final Pattern SAVED = Pattern.compile("Saved .*\\d\\d:\\d\\d");
    private static final String KEPT_COPY =
            "async path => Boolean(await globalThis.kept?.anywhere(path))"
                    + " && navigator.serviceWorker.controller !== null";

    private static final int FIRST_LEARNER = 10;
    private static final int LEARNERS = 30;
    private static int learners = FIRST_LEARNER;

    private final Page page;
    private final URI address;

    Pupil(Page page, URI address) {
        this.page = page;
        this.address = address;
    }

    /** A learner of the sample school whom no other test of this kind has used lately. */
    static Product.Account another() {
        return Product.sample().accounts("learner").get(learners++ % LEARNERS);
    }

    /** A browser of its own: what Chromium calls a private window. */
    static BrowserContext browser() {
        var context = Chromium.browser().newContext(Device.WIDE.options());
        context.setDefaultTimeout(15_000);
        return context;
    }

    Page page() {
        return page;
    }

    Pupil open(String path) {
        page.navigate(address.resolve(path).toString());
        return this;
    }

    Pupil signIn(Product.Account account) {
        page.locator("main input[name=email]").fill(account.email());
        page.locator("main input[name=password]").fill(account.password());
        page.locator("main form:has(input[name=password]) button").first().click();
        page.waitForURL(url -> !url.contains("/sign-in"));
        return this;
    }

    /** A browser that was killed may have lost its session: it writes cookies down late. */
    Pupil comeBack(Product.Account account, String path) {
        open(path);
        return page.url().contains("/sign-in") ? signIn(account) : this;
    }

    /** Signs in and opens a lesson, until the device has it. */
    Pupil begin(Product.Account account, String lesson) {
        return open("/sign-in").signIn(account).open(lesson).untilKept(lesson);
    }

    /** Until the device can show this lesson without a network. */
    Pupil untilKept(String lesson) {
        // Not waitForFunction: a promise is true to it before it is kept.
        Eventually.holds(() -> Boolean.TRUE.equals(page.evaluate(KEPT_COPY, lesson)));
        return this;
    }

    /** Begins timed work. */
    Pupil begin() {
        page.locator("form[action$='/attempts'] button").click();
        assertThat(page.locator("[data-time='running']")).isVisible();
        return this;
    }

    Locator question(String kind) {
        return page.locator("section.question[data-kind=" + kind + "]").first();
    }

    Pupil choose(int which) {
        question("choice").locator("input[type=radio]").nth(which).check();
        return this;
    }

    Pupil type(String text) {
        question("number").locator("input.answer-line").fill(text);
        return this;
    }

    Pupil sees(String kind, String state) {
        assertThat(question(kind).locator("[data-kept]")).containsText(state, soon());
        return this;
    }

    Pupil saved(String kind) {
        assertThat(question(kind).locator("[data-kept]"))
                .containsText(
                        SAVED,
                        new LocatorAssertions.ContainsTextOptions().setTimeout(SENT_MAX_MILLIS));
        return this;
    }

    /** The strip that says what waits on this device. */
    Pupil told(String text) {
        assertThat(page.locator(".on-this-device")).containsText(text, soon());
        return this;
    }

    /** As if somebody came back to the page: what waits is sent now, not at the next interval. */
    Pupil networkIsBack() {
        page.evaluate("dispatchEvent(new Event('online'))");
        return this;
    }

    Pupil signOut() {
        page.locator("[data-menu] > summary").click();
        page.locator("[data-menu] form[action='/sign-out'] button").click();
        return this;
    }

    Pupil picture(String name) {
        var file = Path.of("target", "screenshots", "offline", name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return this;
    }

    private static LocatorAssertions.ContainsTextOptions soon() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(SENT_MAX_MILLIS);
    }
}
