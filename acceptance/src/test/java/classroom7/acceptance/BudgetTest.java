package classroom7.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How much a teacher has to click and fill in for what teachers do every day. */
class BudgetTest {
    private static final String FIVE_QUESTIONS =
            """
            Where does rain come from?

            ??? choice
            What falls?
            ( ) Up
            (x) Rain
            ???

            ??? choices
            Which are wet?
            [x] Rain
            [x] Snow
            [ ] Sand
            ???

            ??? truth
            Rain is wet.
            = true
            ???

            ??? text
            What do clouds consist of?
            = water*
            ???

            ??? number
            At how many degrees does water freeze?
            = 0 +- 0.5
            ???
            """;

    @Test
    void a_course_with_a_lesson_of_five_questions() {
        var product = Product.sample();
        try (var teacher = new Visitor(product, Device.WIDE)) {
            teacher.signIn(product.account("teacher")).startCounting();
            createCourse(teacher);
            addLesson(teacher);
            typeFiveQuestions(teacher);
        }
    }

    private static void createCourse(Visitor teacher) {
        var form = teacher.page().locator("form[action='/courses']");
        assertEquals(1, form.locator("input[required]").count(), "one required field");
        teacher.fill(form.locator("input[name=title]"), "Rain");
        teacher.press(form.locator("button"));
        teacher.page().waitForURL(Pattern.compile(".*/courses/[0-9a-z]{20}.*"));
        teacher.look().picture("teacher/course-empty");
        assertEquals(1, teacher.fields());
        assertEquals(1, teacher.clicks());
        assertEquals(1, teacher.loads(), "one page");
        teacher.press(teacher.page().locator("form[action$='/units'] button").first());
        teacher.page().locator("[data-unit]").first().waitFor();
    }

    private static void addLesson(Visitor teacher) {
        teacher.startCounting();
        teacher.press(teacher.page().locator("form[action$='/lessons'] button").first());
        teacher.page().waitForURL(Pattern.compile(".*/lessons/.*/edit.*"));
        teacher.look().picture("teacher/lesson-empty");
        assertEquals(1, teacher.clicks(), "one click, then typing");
        var typing = teacher.page().evaluate("document.activeElement.matches('input, textarea')");
        assertEquals(true, typing, "the focus is where one types");
    }

    private static void typeFiveQuestions(Visitor teacher) {
        var page = teacher.page();
        page.locator("input[name=title]").fill("Rain");
        page.locator("textarea[name=source]").fill(FIVE_QUESTIONS);
        PlaywrightAssertions.assertThat(page.locator("[data-result] section.question")).hasCount(5);
        teacher.look().picture("teacher/lesson-five-questions");
        teacher.press(page.locator("[data-publish]"));
        page.waitForURL(Pattern.compile(".*/lessons/[0-9a-z]{20}([?#].*)?"));
        PlaywrightAssertions.assertThat(page.locator("section.question")).hasCount(5);
        assertTrue(teacher.clicks() <= 2, "the new lesson, and publishing it: nothing else");
        teacher.look().picture("teacher/lesson-published");
    }

    @Test
    void the_progress_of_the_class_is_one_click_from_the_course() {
        var product = Product.sample();
        try (var teacher = new Visitor(product, Device.WIDE)) {
            teacher.signIn(product.account("teacher"));
            teacher.press(card(teacher)).look().startCounting();
            teacher.press(teacher.page().locator("nav a[href$='/progress']").first());
            var lines = teacher.page().locator("table tbody tr");
            PlaywrightAssertions.assertThat(lines).hasCount(30);
            assertEquals(1, teacher.clicks());
            teacher.look().picture("teacher/progress");
        }
    }

    @Test
    void learners_are_enrolled_by_pasting_and_one_click() {
        var product = Product.sample();
        try (var teacher = new Visitor(product, Device.WIDE)) {
            teacher.signIn(product.account("teacher"));
            teacher.press(card(teacher));
            teacher.press(teacher.page().locator("nav a[href$='/people']").first()).look();
            teacher.startCounting();
            var paste = "Alan Turing <alan@example.org>, mary@example.org";
            teacher.fill(teacher.page().locator("form[action$='/enrolments'] textarea"), paste);
            teacher.press(teacher.page().locator("form[action$='/enrolments'] button").first());
            var invited = teacher.page().locator("ul.rows").getByText("mary@example.org");
            PlaywrightAssertions.assertThat(invited.first()).isVisible();
            assertEquals(1, teacher.clicks());
            assertEquals(1, teacher.fields());
            teacher.look().picture("teacher/enrolled");
        }
    }

    private static Locator card(Visitor teacher) {
        var weather = new Locator.FilterOptions().setHasText("Weather");
        return teacher.page().locator("main .cards a").filter(weather).first();
    }
}
