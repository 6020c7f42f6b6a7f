package classroom7.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
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

    @Test
    void a_new_release_under_an_open_page_loses_nothing_and_takes_over() {
        var old = Product.start(Product.temporary(), "--sample");
        var account = old.account("learner");
        var ledger = new Ledger(old.address(), account);
        var lesson = ledger.lesson(LESSON);
        ledger.beginAgain(lesson);
        try (var gate = new Gateway(old.address());
                var context = Pupil.browser()) {
            var page = new Pupil(context.newPage(), gate.address()).begin(account, lesson);
            var oldScripts = page.page().evaluate(SCRIPTS);
            var oldShells = page.page().evaluate(SHELLS);
            var oldVersion = (Integer) page.page().evaluate(VERSION);
            gate.shut();
            page.choose(0).sees("choice", HERE);
            old.stop();
            var c7 = Release.changed(OUTBOX, MORE);
            try (var product = Product.start(c7, old.home(), "--sample")) {
                gate.lead(product.address()).open();
                var after = new Pupil(context.newPage(), gate.address()).open(lesson);
                after.saved("choice");
                assertNotEquals(oldScripts, after.page().evaluate(SCRIPTS));
                Eventually.holds(() ->
                        !oldShells.equals(after.page().evaluate(SHELLS))
                                && ((List<?>) after.page().evaluate(SHELLS)).size() == 1);
                assertTrue((Integer) after.page().evaluate(VERSION) > oldVersion);
                // The old page goes on, above what the new one has made of the device's store.
                page.saved("choice").type("480 l").saved("number");
                after.sees("number", "Saved");
                gate.shut();
                page.type("481 l").sees("number", HERE).open(lesson);
                page.told("You read the copy").sees("number", HERE);
                assertEquals(after.page().evaluate(SCRIPTS), page.page().evaluate(SCRIPTS));
                assertThat(page.question("number").locator("input")).hasValue("481 l");
                gate.open();
                page.networkIsBack().saved("number").saved("choice");
                var held = new Ledger(product.address(), account);
                assertTrue(held.counting(lesson).contains("{\"number\":\"481 l\"}"));
                assertEquals(2, held.counting(lesson).size());
            }
        } finally {
            old.stop();
        }
    }
}
