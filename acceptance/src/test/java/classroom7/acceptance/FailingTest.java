package classroom7.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The server runs and its database does not: nobody is lost, neither what they typed. */
class FailingTest {
    private static final String LESSON = "Rain, measured";
    private static final String TITLE = "Weather in the spring, for those who missed it";
    private static final List<Device> OTHERS = List.of(Device.PHONE, Device.DARK);

    /** As long as a request waits for a connection, and some. */
    private static final double REFUSED_MAX_MILLIS = 15_000;

    private static final String PICTURED = "What air weighs";
    private static final String GUESSED = "guessed@example.org";

    /** Until it is refused for that. */
    private static final String TRIES =
            """
            async address => {
              const body = new URLSearchParams({ email: "guessed@example.org", password: "a guess", code: "GUESSED" });
              for (let tries = 0, status = 0; tries < 300 && status !== 429; tries++) {
                status = (await fetch(address, { method: "POST", body })).status;
              }
            }
            """;

    private static Product product;

    @BeforeAll
    static void start() {
        product = Product.start(Product.temporary(), "--sample");
    }

    @AfterEach
    void find() {
        product.findDatabase();
    }

    @AfterAll
    static void stop() {
        product.stop();
    }

    @Test
    void what_was_typed_into_a_form_is_there_and_is_sent_again() {
        try (var teacher = new Visitor(product, Device.WIDE)) {
            teacher.signIn(product.account("teacher"));
            var page = teacher.page();
            var title = page.locator("form[action='/courses'] input[name=title]");
            title.fill(TITLE);
            product.loseDatabase();
            teacher.allowing(() -> {
                page.locator("form[action='/courses'] button").click();
                says(teacher, "cannot read or keep anything");
                teacher.look().picture("error/503").lookWith(OTHERS, "error/503");
            });
            assertThat(page.locator("textarea[readonly]")).hasValue(TITLE);
            // Else going back would take the page before for somebody else's.
            assertNotEquals("", page.evaluate("localStorage.getItem('classroom7-person')"));
            product.findDatabase();
            Eventually.holds(() -> sentAgain(teacher));
        }
    }

    /** PostgreSQL takes a moment to come back, and the page is there until it has. */
    private static boolean sentAgain(Visitor teacher) {
        var page = teacher.page();
        teacher.allowing(() -> page.locator("main form button.main").click());
        page.waitForLoadState();
        return Pattern.matches(".*/courses/[0-9a-z]{20}.*", page.url())
                && page.content().contains(TITLE);
    }

    /** Its files are gone: nobody asked for anything wrong. */
    @Test
    void a_failure_of_ours_has_a_number_and_another_try() throws IOException {
        var files = product.home().resolve("files");
        var gone = product.home().resolve("files-away");
        try (var learner = new Visitor(product, Device.WIDE)) {
            var account = product.accounts("learner").get(1);
            learner.signIn(account).open(new Ledger(product.address(), account).lesson(PICTURED));
            var picture = learner.page().locator("main img").first().getAttribute("src");
            Files.move(files, gone);
            learner.allowing(() -> {
                learner.page().navigate(product.address().resolve(picture).toString());
                says(learner, "Something on our side did not work");
                says(learner, "Failure ");
                assertThat(learner.page().locator("main a.main")).hasAttribute("href", picture);
                learner.look().picture("error/500").lookWith(OTHERS, "error/500");
            });
        } finally {
            Files.move(gone, files);
        }
    }

    @Test
    void a_form_of_another_site_is_refused_and_says_why() {
        try (var learner = new Visitor(product, Device.WIDE)) {
            learner.signIn(product.account("learner"));
            var form = "data:text/html,<form method=post action=%s><button>A prize</button></form>";
            learner.allowing(() -> {
                learner.page().navigate(form.formatted(product.address().resolve("/profile")));
                learner.page().locator("button").click();
                says(learner, "came from another site");
                learner.look().picture("error/403").lookWith(OTHERS, "error/403");
            });
        }
    }

    @Test
    void who_tries_too_often_is_told_when_to_come_back() {
        try (var learner = new Visitor(product, Device.WIDE)) {
            learner.allowing(() -> {
                learner.open("/sign-in").page().evaluate(TRIES, "/sign-in");
                var page = learner.page();
                page.locator("main input[name=email]").fill(GUESSED);
                page.locator("main input[name=password]").fill("a guess");
                page.locator("main form:has(input[name=password]) button").first().click();
                says(learner, "Try again in");
                assertThat(page.locator("main input[name=email]")).hasValue(GUESSED);
                learner.look().picture("error/429-sign-in").lookWith(OTHERS, "error/429-sign-in");
            });
        }
        try (var learner = new Visitor(product, Device.WIDE)) {
            learner.signIn(product.accounts("learner").get(2)).open("/join");
            learner.allowing(() -> {
                learner.page().evaluate(TRIES, "/join/GUESSED");
                learner.page().locator("main input[name=code]").fill("GUESSED9");
                learner.page().locator("main form button").first().click();
                says(learner, "too many wrong codes");
                learner.look().picture("error/429").lookWith(OTHERS, "error/429");
            });
        }
    }

    private static void says(Visitor visitor, String text) {
        assertThat(visitor.page().locator("main"))
                .containsText(
                        text,
                        new LocatorAssertions.ContainsTextOptions().setTimeout(REFUSED_MAX_MILLIS));
    }

    @Test
    void a_learner_reads_on_and_what_is_answered_waits() {
        var account = product.account("learner");
        var ledger = new Ledger(product.address(), account);
        var lesson = ledger.lesson(LESSON);
        ledger.beginAgain(lesson);
        try (var context = Pupil.browser()) {
            var pupil = new Pupil(context.newPage(), product.address()).begin(account, lesson);
            product.loseDatabase();
            pupil.choose(1).told("cannot take them just now").open("/profile");
            assertThat(pupil.page().locator("main")).containsText("cannot read or keep anything");
            pupil.open(lesson).told("You read the copy");
            pupil.sees("choice", "On this device, not sent yet").picture("database-away");
            product.findDatabase();
            pupil.networkIsBack().saved("choice");
            assertEquals(1, ledger.responses(lesson).size());
        }
    }
}
