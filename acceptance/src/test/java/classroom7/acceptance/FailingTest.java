package classroom7.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.assertions.LocatorAssertions;
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
