package classroom7.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every kind of question is answered without a mouse, and one sees where one is. */
class KeyboardTest {
    private static final int TABS_MAX = 200;
    private static final Pattern SAVED = Pattern.compile("\\d\\d:\\d\\d");
    private static final String FOCUS_SHOWS =
            """
            () => {
              const here = document.activeElement;
              const shows = element => element && getComputedStyle(element).outlineStyle !== "none";
              return here.matches(":focus-visible") && (shows(here) || shows(here.closest("label")));
            }\
            """;

    @Test
    void every_kind_is_answered_by_the_keyboard_alone() {
        var product = Product.sample();
        var kinds = new TreeSet<String>();
        try (var learner = new Visitor(product, Device.WIDE)) {
            learner.signIn(product.accounts("learner").get(20));
            learner.press(learner.page().locator("main .cards a").first());
            learner.page().waitForURL(Pattern.compile(".*/courses/.*"));
            var lessons =
                    learner.page().locator("main .contents a[href^='/lessons/']").all().stream()
                            .map(link -> link.getAttribute("href"))
                            .distinct()
                            .toList();
            for (var lesson : lessons) {
                answerNewKinds(learner.open(lesson).page(), kinds);
            }
            learner.look();
        }
        assertEquals(List.of("choice", "choices", "number", "text", "truth"), List.copyOf(kinds));
    }

    private static void answerNewKinds(Page page, TreeSet<String> kinds) {
        for (var question : page.locator("section.question").all()) {
            var kind = question.getAttribute("data-kind");
            if (question.locator("button[data-check]").count() > 0 && kinds.add(kind)) {
                answer(page, question, kind);
                assertThat(question.locator("[data-kept]")).containsText(SAVED);
            }
        }
    }

    private static void answer(Page page, Locator question, String kind) {
        tabTo(page, question.locator("input:not([type=hidden])").first());
        assertEquals(true, page.evaluate(FOCUS_SHOWS), "the focus is seen: " + kind);
        switch (kind) {
            case "choice", "truth" -> {
                page.keyboard().press("Space");
                var before = question.locator("input:checked").getAttribute("value");
                page.keyboard().press("ArrowDown");
                assertThat(question.locator("input:checked")).not().hasAttribute("value", before);
            }
            case "choices" -> page.keyboard().press("Space");
            case "number" -> page.keyboard().type("1013 hPa");
            case "text" -> page.keyboard().type("condensation");
            case String other -> throw new AssertionError("A kind nobody answers: " + other);
        }
        tabTo(page, question.locator("button[data-check]"));
        page.keyboard().press("Enter");
    }

    /** Radio buttons are one stop: whichever of them holds the focus will do. */
    private static void tabTo(Page page, Locator wanted) {
        for (int tabs = 0; tabs < TABS_MAX; tabs++) {
            var there =
                    wanted.evaluate(
                            "el => el === document.activeElement || el.type === 'radio'"
                                    + " && el.name === document.activeElement.name");
            if (Boolean.TRUE.equals(there)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not lead to " + wanted);
    }
}
