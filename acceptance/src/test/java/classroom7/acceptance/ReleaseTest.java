package classroom7.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A new release starts while pages, answers and the service worker of the old one are about. */
class ReleaseTest {
    private static final String LESSON = "Rain, measured";
    private static final String HERE = "On this device, not sent yet";
    private static final String OUTBOX = "static/outbox.js";

    /** The new release wants one index more of what the device holds. */
    private static final Map<String, String> MORE =
            Map.of(
                    "const PARTS = [\"place\", \"state\"];",
                    "const PARTS = [\"place\", \"state\", \"kept\"];",
                    "if (!has.contains(\"fact\"))",
                    """
                    if (!answers.indexNames.contains("kept")) answers.createIndex("kept", "keptAt");
                    if (!has.contains("fact"))\
                    """);

    private static final String SCRIPTS =
            """
            () => performance.getEntriesByType("resource").map(one => new URL(one.name).pathname)
              .filter(path => /\\/outbox-/.test(path))
            """;
    private static final String SHELLS =
            "async () => (await kept.shelves()).filter(name => name.startsWith('classroom7-shell-'))";
    private static final String VERSION =
            """
            async () => (await indexedDB.databases())
              .find(base => base.name.startsWith("classroom7-answers-")).version
            """;

    private final Product old = Product.start(Product.temporary(), "--sample");
    private final Gateway gate = new Gateway(old.address());
    private final BrowserContext context = Pupil.browser();
    private final Product.Account account = old.account("learner");
    private final Ledger ledger = new Ledger(old.address(), account);
    private final String lesson = ledger.lesson(LESSON);

    @AfterEach
    void close() {
        context.close();
        gate.close();
        old.stop();
    }

    @Test
    void a_new_release_under_an_open_page_loses_nothing_and_takes_over() {
        ledger.beginAgain(lesson);
        var page = new Pupil(context.newPage(), gate.address()).begin(account, lesson);
        var before = page.page().evaluate(SCRIPTS);
        var shells = page.page().evaluate(SHELLS);
        var version = (Integer) page.page().evaluate(VERSION);
        gate.shut();
        page.choose(0).sees("choice", HERE);
        old.stop();
        try (var product = Product.start(Release.changed(OUTBOX, MORE), old.home(), "--sample")) {
            gate.lead(product.address()).open();
            var after = new Pupil(context.newPage(), gate.address()).open(lesson);
            after.saved("choice");
            assertNotEquals(before, after.page().evaluate(SCRIPTS));
            Eventually.holds(() -> hasOneShell(after, shells));
            assertTrue((Integer) after.page().evaluate(VERSION) > version);
            goesOn(page, after);
            var held = new Ledger(product.address(), account);
            assertTrue(held.counting(lesson).contains("{\"number\":\"481 l\"}"));
            assertEquals(2, held.counting(lesson).size());
        }
    }

    private static boolean hasOneShell(Pupil pupil, Object before) {
        var shells = pupil.page().evaluate(SHELLS);
        return !before.equals(shells) && ((List<?>) shells).size() == 1;
    }

    /** The old page, above what the new release has made of the device's store. */
    private void goesOn(Pupil page, Pupil after) {
        page.saved("choice").type("480 l").saved("number");
        after.sees("number", "Saved");
        gate.shut();
        page.type("481 l").sees("number", HERE).open(lesson);
        page.told("You read the copy").sees("number", HERE);
        assertEquals(after.page().evaluate(SCRIPTS), page.page().evaluate(SCRIPTS));
        assertThat(page.question("number").locator("input")).hasValue("481 l");
        gate.open();
        page.networkIsBack().saved("number").saved("choice");
    }
}
