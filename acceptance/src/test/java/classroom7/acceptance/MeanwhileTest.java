package classroom7.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is answered while a reply of the server is on its way stays: the reply is older. */
class MeanwhileTest {
    private static final String LESSON = "Rain, measured";
    private static final int AWAY_MILLIS = 120_000;

    /** Somebody types in the moment in which the mark arrives. */
    private static final String TYPED =
            """
            const ask = fetch;
            globalThis.fetch = async (...said) => {
              const reply = await ask(...said);
              if (String(said[0]).includes("/questions/")) {
                const field = document.querySelector("[data-kind=number] input.answer-line");
                field.value = "481 l";
                field.dispatchEvent(new Event("input", { bubbles: true }));
              }
              return reply;
            };
            """;

    /** As a finger chooses on a phone, where that gives no focus, and it is saved. */
    private static final String CHOSEN =
            """
            const ask = fetch;
            globalThis.fetch = async (...said) => {
              const reply = await ask(...said);
              if (said[0] !== location.pathname) return reply;
              const text = await reply.text();
              const kept = document.querySelector("[data-kind=choice] [data-kept]");
              const before = kept.dataset.saved;
              document.querySelectorAll("[data-kind=choice] input[type=radio]")[2].click();
              while (kept.dataset.saved === before) await new Promise(soon => setTimeout(soon, 20));
              return { ok: true, status: 200, text: async () => {
                setTimeout(() => { document.body.dataset.looked = ""; }, 200);
                return text;
              } };
            };
            """;

    private final Product product = Product.sample();
    private final Product.Account learner = Pupil.another();
    private final Ledger ledger = new Ledger(product.address(), learner);
    private final String lesson = ledger.lesson(LESSON);
    private final BrowserContext context = Pupil.browser();

    @BeforeEach
    void beginAgain() {
        ledger.beginAgain(lesson);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void what_is_typed_as_the_mark_arrives_stays() {
        context.addInitScript(TYPED);
        var pupil = new Pupil(context.newPage(), product.address()).begin(learner, lesson);
        pupil.type("480 l").saved("number");
        pupil.question("number").locator("button[data-check]").click();
        Eventually.holds(() -> List.of("{\"number\":\"481 l\"}").equals(ledger.counting(lesson)));
        assertThat(pupil.question("number").locator("input.answer-line")).hasValue("481 l");
    }

    @Test
    void what_is_chosen_while_the_page_asks_what_is_new_stays() {
        context.addInitScript(CHOSEN);
        var pupil = new Pupil(context.newPage(), product.address()).begin(learner, lesson);
        pupil.choose(0).saved("choice");
        var page = pupil.page();
        page.clock().setSystemTime(System.currentTimeMillis() + AWAY_MILLIS);
        page.evaluate(
                "() => { document.activeElement.blur();"
                        + " document.dispatchEvent(new Event('visibilitychange')); }");
        page.locator("body[data-looked]").waitFor();
        assertThat(pupil.question("choice").locator("input[type=radio]").nth(2)).isChecked();
        assertEquals(1, ledger.counting(lesson).size());
    }
}
