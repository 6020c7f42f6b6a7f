package classroom7.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A question built in the form that opens where it is asked; the text beside it agrees. */
class QuestionFormTest {
    private static final int CLICKS_MAX = 6;

    @ParameterizedTest
    @CsvSource({"WIDE", "PHONE"})
    void every_kind_is_built_with_few_clicks(Device device) {
        try (var teacher = new Visitor(Product.sample(), device)) {
            teacher.signIn(Product.sample().account("teacher"));
            var desk = new Desk(teacher);
            desk.course("Built " + device);
            desk.lesson("By form");
            build(teacher, "One of several", "What falls?", "Up", "Rain");
            build(teacher, "Any of several", "Which are wet?", "Sand", "Snow");
            build(teacher, "True or false", "Rain is wet.");
            build(teacher, "A word or a few", "What are clouds?", "water*");
            build(teacher, "A number", "When does water freeze?", "0 +- 0.5");
            teacher.look().picture("teacher/form-five-built");
            var text = desk.text().inputValue();
            for (var line :
                    new String[] {"(x) Rain", "[x] Snow", "= true", "= water*", "= 0 +- 0.5"}) {
                assertTrue(text.contains(line), text);
            }
            assertThat(teacher.page().locator(".preview section.question")).hasCount(5);
            assertThat(teacher.page().locator(".issues")).hasCount(0);
        }
    }

    /** The last text is the right one. */
    private static void build(Visitor teacher, String kind, String prompt, String... texts) {
        var page = teacher.page();
        int before = page.locator(".preview section.question").count();
        teacher.startCounting();
        teacher.press(page.locator("[data-mark=question]"));
        var form = page.locator("form[data-asking]");
        if (!kind.equals("One of several")) {
            teacher.press(form.locator("select[name=kind]"));
            page.keyboard().press("Escape");
            form.locator("select[name=kind]").selectOption(kind);
            page.waitForFunction(
                    "kind => document.querySelector('[data-asking] [name=kind] [selected]')"
                            + "?.textContent === kind",
                    kind);
        }
        form.locator("textarea[name=prompt]").fill(prompt);
        for (int at = 0; at < texts.length; at++) {
            form.locator("textarea[name=text]").nth(at).fill(texts[at]);
        }
        if (texts.length > 1) {
            teacher.press(form.locator("input[name=right]").nth(texts.length - 1));
        }
        teacher.look().picture("teacher/form-" + kind.replace(' ', '-'));
        teacher.press(form.locator("button.main"));
        assertThat(page.locator(".preview section.question")).hasCount(before + 1);
        assertThat(form).hasCount(0);
        assertTrue(teacher.clicks() <= CLICKS_MAX, () -> teacher.clicks() + " clicks");
    }

    @Test
    void what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost() {
        try (var teacher = new Visitor(Product.sample(), Device.WIDE)) {
            teacher.signIn(Product.sample().account("teacher"));
            var desk = new Desk(teacher);
            desk.course("Mended");
            desk.lesson("Mending");
            desk.write("Before.\n\n??? number\nHow cold?\n= 4\n???\n\nAfter.\n");
            var page = teacher.page();
            teacher.press(page.locator("[data-ask]").first());
            var form = page.locator("form[data-asking]");
            form.locator("textarea[name=text]").first().fill("cold");
            form.locator("input[name=points]").fill("many");
            teacher.allowing(() -> {
                teacher.press(form.locator("button.main"));
                assertThat(form.locator("#q-points-problem")).isVisible();
                form.locator("input[name=points]").fill("2");
                teacher.press(form.locator("button.main"));
                assertThat(form.locator("#q-problem-0")).containsText("9.81");
            });
            assertThat(form.locator("textarea[name=text]").first()).isFocused();
            teacher.look().picture("teacher/form-problem");
            assertEquals("cold", form.locator("textarea[name=text]").first().inputValue());
            form.locator("textarea[name=text]").first().fill("5");
            teacher.press(form.locator("button.main"));
            assertThat(form).hasCount(0);
            var text = desk.text().inputValue();
            assertTrue(text.startsWith("Before.\n\n??? number points=2"), text);
            assertTrue(text.contains("= 5") && text.strip().endsWith("After."), text);
        }
    }

    @Test
    void a_question_taken_out_is_brought_back() {
        try (var teacher = new Visitor(Product.sample(), Device.WIDE)) {
            teacher.signIn(Product.sample().account("teacher"));
            var desk = new Desk(teacher);
            desk.course("Undone");
            desk.lesson("Undoing");
            desk.write("??? truth\nOne.\n= true\n???\n\n??? truth\nTwo.\n= false\n???\n");
            var before = desk.text().inputValue();
            var page = teacher.page();
            teacher.press(page.locator("[data-ask]").last());
            teacher.press(page.locator("form[data-asking] button[value=delete]"));
            assertThat(page.locator(".preview section.question")).hasCount(1);
            teacher.look().picture("teacher/form-removed");
            assertTrue(!desk.text().inputValue().contains("Two."));
            teacher.press(page.locator(".removed-said button"));
            assertThat(page.locator(".preview section.question")).hasCount(2);
            assertThat(desk.text()).hasValue(before);
        }
    }

    @Test
    void the_keyboard_is_enough() {
        try (var teacher = new Visitor(Product.sample(), Device.WIDE)) {
            teacher.signIn(Product.sample().account("teacher"));
            var desk = new Desk(teacher);
            desk.course("Typed");
            desk.lesson("By keyboard");
            var page = teacher.page();
            var button = page.locator("[data-mark=question]");
            button.focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("form[data-asking] textarea[name=prompt]")).isFocused();
            page.keyboard().press("Escape");
            assertThat(page.locator("form[data-asking]")).hasCount(0);
            assertThat(button).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("form[data-asking] textarea[name=prompt]")).isFocused();
            page.keyboard().type("What falls?");
            tabTo(page, page.locator("[data-asking] textarea[name=text]").first());
            page.keyboard().type("Up");
            tabTo(page, page.locator("[data-asking] input[name=right]").nth(1));
            page.keyboard().press("Space");
            tabTo(page, page.locator("[data-asking] textarea[name=text]").nth(1));
            page.keyboard().type("Rain");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator(".preview section.question")).hasCount(1);
            assertThat(page.locator("[data-ask]").first()).isFocused();
            assertThat(desk.text()).hasValue(Pattern.compile("[\\s\\S]*\\(x\\) Rain[\\s\\S]*"));
        }
    }

    private static void tabTo(Page page, Locator where) {
        for (int presses = 0; presses < 12; presses++) {
            page.keyboard().press("Tab");
            if ((Boolean) where.evaluate("field => field === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("Twelve presses of Tab do not lead to " + where);
    }
}
