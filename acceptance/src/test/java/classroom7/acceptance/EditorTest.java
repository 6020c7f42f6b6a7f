package classroom7.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Writing a lesson and putting a course in order, at a browser. */
class EditorTest {
    private static final Pattern PICTURE =
            Pattern.compile("[\\s\\S]*!\\[[^\\]]*]\\(\\S*/attachments/[\\s\\S]*");
    private static final Pattern FILE =
            Pattern.compile("[\\s\\S]*\\[notes\\.txt]\\(\\S*/attachments/[\\s\\S]*");

    /** A picture of one pixel, as the clipboard and a drop hand it over. */
    private static final String GIVE =
            """
            ([kind, name, type, content]) => {
              const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0));
              const data = new DataTransfer();
              data.items.add(new File([bytes], name, { type }));
              const text = document.querySelector("textarea[name=source]");
              const event = kind === "paste"
                ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
                : new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
              text.dispatchEvent(event);
            }\
            """;

    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @Test
    void a_picture_is_pasted_and_a_file_is_dropped() {
        try (var teacher = teacher(Device.WIDE)) {
            var desk = new Desk(teacher);
            desk.course("Pictures");
            desk.lesson("Pasted");
            desk.write("Look:\n\n");
            var page = teacher.page();
            page.evaluate(GIVE, List.of("paste", "sky.png", "image/png", PIXEL));
            assertThat(desk.text()).hasValue(PICTURE);
            var shown = page.locator(".preview img");
            assertThat(shown).hasCount(1);
            page.waitForFunction("document.querySelector('.preview img').naturalWidth === 1");
            page.evaluate(GIVE, List.of("drop", "notes.txt", "text/plain", "SGVsbG8="));
            assertThat(desk.text()).hasValue(FILE);
            desk.saved();
            teacher.look().picture("teacher/editor-attached");
        }
    }

    @Test
    void what_may_not_be_attached_is_said() {
        try (var teacher = teacher(Device.WIDE)) {
            var desk = new Desk(teacher);
            desk.course("Refused");
            desk.lesson("Not attached");
            desk.write("Look:\n\n");
            teacher.allowing(() -> {
                var program = List.of("drop", "virus.exe", "application/x-msdownload", "TVqQAAM=");
                teacher.page().evaluate(GIVE, program);
                assertThat(teacher.page().locator("[data-kept].refused")).containsText("exe");
            });
            assertThat(desk.text()).hasValue(Pattern.compile("Look:\\s*"));
        }
    }

    @Test
    void two_tabs_that_write_at_once_lose_nothing() {
        try (var one = teacher(Device.WIDE);
                var other = teacher(Device.WIDE)) {
            var desk = new Desk(one);
            desk.course("Together");
            var lesson = desk.lesson("Written twice");
            desk.write("The beginning.");
            other.open(lesson.replaceFirst("https?://[^/]+", "") + "/edit");
            new Desk(other).write("The other tab's text.");
            one.allowing(() -> {
                desk.text().fill("My own text.");
                assertThat(one.page().locator("[data-conflict]")).isVisible();
            });
            one.look().picture("teacher/editor-conflict");
            assertThat(one.page().locator("[data-conflict] pre")).containsText("other tab's");
            assertThat(desk.text()).hasValue("My own text.");
            one.press(one.page().locator("[data-keep-mine]"));
            desk.saved();
            one.open(lesson.replaceFirst("https?://[^/]+", "") + "/edit");
            assertThat(desk.text()).hasValue("My own text.");
            one.open(lesson.replaceFirst("https?://[^/]+", "") + "/history");
            assertThat(one.page().locator("main .history li").first()).isVisible();
        }
    }

    @Test
    void an_earlier_text_is_brought_back() {
        try (var teacher = teacher(Device.WIDE)) {
            var desk = new Desk(teacher);
            desk.course("Remembered");
            var lesson = desk.lesson("With a past");
            desk.write("The first edition.");
            var page = teacher.page();
            teacher.press(page.locator("[data-publish]"));
            page.waitForURL(Pattern.compile(".*/lessons/[0-9a-z]{20}([?#].*)?"));
            page.navigate(lesson + "/edit");
            desk.write("The second edition.");
            teacher.open(lesson.replaceFirst("https?://[^/]+", "") + "/history");
            teacher.press(page.locator(".history .rows a").first()).look();
            teacher.picture("teacher/history");
            teacher.press(page.locator("main .history form button").first());
            page.waitForURL(Pattern.compile(".*/(edit|history).*"));
            teacher.look();
            page.navigate(lesson + "/edit");
            assertThat(desk.text()).hasValue("The first edition.");
        }
    }

    @Test
    void lessons_and_units_are_put_in_order() {
        try (var teacher = teacher(Device.WIDE)) {
            var desk = new Desk(teacher);
            var course = desk.course("Ordered");
            var page = teacher.page();
            for (var title : List.of("First", "Second", "Third")) {
                desk.lesson(title);
                page.navigate(course);
            }
            drag(page, row(page, "Third"), row(page, "First"));
            ordered(page, "Third", "First", "Second");
            row(page, "Second").locator("a").first().focus();
            page.keyboard().press("Alt+ArrowUp");
            ordered(page, "Third", "Second", "First");
            assertThat(row(page, "Second").locator("a").first()).isFocused();
            page.reload();
            ordered(page, "Third", "Second", "First");
            teacher.look();
            units(teacher);
        }
    }

    private static void units(Visitor teacher) {
        var page = teacher.page();
        page.locator("form[action$='/units'] input[name=title]").last().fill("Another unit");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-unit]")).hasCount(2);
        var last = page.locator("[data-unit]").last();
        last.locator("form[data-swap] button").first().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-unit] h2").first()).hasText("Another unit");
        var lesson = page.locator("[data-unit]").last().locator("[data-lesson]").first();
        drag(page, lesson, page.locator("[data-unit]").first().locator(".add"));
        assertThat(page.locator("[data-unit]").first().locator("[data-lesson]")).hasCount(1);
        page.reload();
        teacher.look().picture("teacher/course-ordered");
    }

    /** By the mouse, as a hand does it. */
    private static void drag(Page page, Locator what, Locator where) {
        what.hover();
        page.mouse().down();
        var to = where.boundingBox();
        page.mouse().move(to.x + 60, to.y + to.height / 2);
        page.mouse().move(to.x + 60, to.y + 4);
        page.mouse().up();
    }

    private static Locator row(Page page, String title) {
        return page.locator("[data-lesson]").filter(new Locator.FilterOptions().setHasText(title));
    }

    private static void ordered(Page page, String... titles) {
        assertThat(page.locator("[data-lesson] > a, [data-lesson] > :not(.mark) a").first())
                .containsText(titles[0]);
        page.waitForFunction(
                "titles => [...document.querySelectorAll('[data-lesson]')]"
                        + ".every((row, at) => row.textContent.includes(titles[at]))",
                titles);
        assertEquals(titles.length, page.locator("[data-lesson]").count());
        assertTrue(page.url().contains("/courses/"));
    }

    private static Visitor teacher(Device device) {
        return new Visitor(Product.sample(), device).signIn(Product.sample().account("teacher"));
    }
}
