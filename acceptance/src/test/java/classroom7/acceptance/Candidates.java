package classroom7.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What learners do on the page of a timed lesson. */
final class Candidates {
    private Candidates() {}

    static void begin(Visitor learner) {
        learner.press(learner.page().locator("form[action$='/attempts'] button"));
        assertThat(bar(learner, "running")).isVisible();
    }

    static void handIn(Visitor learner) {
        learner.press(learner.page().locator("[data-hand-in]"));
        learner.press(learner.page().locator("form[action$='/hand-in'] button"));
        assertThat(bar(learner, "handed-in")).isVisible();
    }

    /** An answer of somebody, which is to be saved. */
    record Given(Locator question) {
        void saved() {
            assertThat(question.locator("[data-kept]")).containsText("Saved");
        }
    }

    static Given answer(Visitor learner) {
        var question = learner.page().locator("section[data-kind=choice]");
        question.locator("input[type=radio]").first().check();
        return new Given(question);
    }

    static Given type(Visitor learner, String text) {
        var question = learner.page().locator("section[data-kind=number]");
        question.locator("input.answer-line").fill(text);
        return new Given(question);
    }

    static Locator bar(Visitor learner, String stage) {
        return learner.page().locator("[data-time='" + stage + "']");
    }

    static Locator left(Page page) {
        return page.locator("[data-left]");
    }

    static Locator until(Page page) {
        return page.locator("[data-until]");
    }

    static String ends(Page page) {
        return page.locator("[data-time]").getAttribute("data-ends");
    }
}
