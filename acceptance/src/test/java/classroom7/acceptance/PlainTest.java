package classroom7.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Test;

/** A learner whose browser runs no JavaScript. */
class PlainTest {
    @Test
    void an_answer_is_given_by_a_plain_form_and_is_there_afterwards() {
        var product = Product.sample();
        try (var learner = new Visitor(product, Device.PLAIN)) {
            learner.signIn(product.account("learner"));
            var page = learner.page();
            learner.press(page.locator("main .cards a").first());
            learner.press(page.locator("main a[href^='/lessons/']:has-text('Practice')").first());
            var question = page.locator("section.question[data-kind=choice]").first();
            var id = "#" + question.getAttribute("id");
            question.locator("input[type=radio]").nth(1).check();
            learner.press(question.locator("button[data-check]"));
            PlaywrightAssertions.assertThat(page.locator(id + " [data-kept]"))
                    .containsText("Saved");
            assertTrue(page.locator(id + " input[type=radio]").nth(1).isChecked());
            learner.picture("learner/plain-answered");
        }
    }
}
