package classroom7.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.TreeSet;
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

    @Test
    void every_kind_is_answered_by_a_plain_form() {
        var product = Product.sample();
        var kinds = new TreeSet<String>();
        try (var learner = new Visitor(product, Device.PLAIN)) {
            learner.signIn(product.accounts("learner").get(21));
            learner.press(learner.page().locator("main .cards a").first());
            var lessons =
                    learner.page().locator("main .contents a[href^='/lessons/']").all().stream()
                            .map(link -> link.getAttribute("href"))
                            .distinct()
                            .toList();
            for (var lesson : lessons) {
                answerNewKinds(learner.open(lesson), kinds);
            }
        }
        assertEquals(List.of("choice", "choices", "number", "text", "truth"), List.copyOf(kinds));
    }

    private static void answerNewKinds(Visitor learner, TreeSet<String> kinds) {
        var all = learner.page().locator("section.question");
        for (int at = 0; at < all.count(); at++) {
            var question = all.nth(at);
            var kind = question.getAttribute("data-kind");
            if (question.locator("button[data-check]").count() == 0 || !kinds.add(kind)) {
                continue;
            }
            var field = question.locator("input:not([type=hidden])").last();
            switch (kind) {
                case "choice", "truth", "choices" -> field.setChecked(true);
                case "number", "text" -> field.fill("1013");
                case String other -> throw new AssertionError("A kind nobody answers: " + other);
            }
            learner.press(question.locator("button[data-check]"));
            PlaywrightAssertions.assertThat(all.nth(at).locator("[data-kept]"))
                    .containsText("Saved");
            var there = all.nth(at).locator("input:not([type=hidden])").last();
            assertTrue(
                    kind.equals("number") || kind.equals("text")
                            ? there.inputValue().equals("1013")
                            : there.isChecked(),
                    kind);
        }
    }
}
