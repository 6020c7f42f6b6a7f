package classroom7.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who leaves a browser that others use is warned of what is unsent, and leaves no page behind. */
class LeavingTest {
    private static final String LESSON = "Rain, measured";
    private static final String HERE = "On this device, not sent yet";

    private final Product product = Product.sample();
    private final Product.Account learner = Pupil.another();
    private final BrowserContext context = Pupil.browser();
    private final Ledger ledger = new Ledger(product.address(), learner);

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void nobody_goes_back_to_a_page_of_who_has_left() {
        var pupil = new Pupil(context.newPage(), product.address());
        leavesAndGoesBack(pupil);
    }

    /** No service worker tells there who was here last. */
    @Test
    void nobody_goes_back_without_tls_either() {
        try (var lan = Gateway.withoutTls(product.address())) {
            leavesAndGoesBack(new Pupil(context.newPage(), lan.address()));
        }
    }

    /** The course's page is kept by browsers, and nothing waits on this device. */
    private void leavesAndGoesBack(Pupil pupil) {
        pupil.open("/sign-in").signIn(learner).open(ledger.course()).signOut();
        pupil.page().waitForURL(url -> url.contains("/sign-in"));
        pupil.page().goBack();
        pupil.page().waitForURL(url -> url.contains("/sign-in"));
        assertThat(pupil.page().locator("main input[name=password]")).isVisible();
    }

    @Test
    void a_page_from_before_the_answer_warns_of_it_too() {
        try (var gate = new Gateway(product.address())) {
            var lesson = ledger.lesson(LESSON);
            ledger.beginAgain(lesson);
            var before = new Pupil(context.newPage(), gate.address());
            before.open("/sign-in").signIn(learner).open("/profile");
            var pupil = new Pupil(context.newPage(), gate.address()).open(lesson);
            gate.refuse("POST /api/answers", "503 Service Unavailable", "");
            pupil.choose(1).sees("choice", HERE);
            before.signOut();
            assertThat(before.page().locator("dialog.asks")).containsText("not sent yet: 1");
            before.page().locator("dialog.asks").getByText("Sign out").click();
            before.page().waitForURL(url -> url.contains("/sign-in"));
        }
    }
}
