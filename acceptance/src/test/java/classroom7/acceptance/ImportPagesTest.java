package classroom7.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.FilePayload;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Bringing one's own material by page: what would be made, what was found, then the import. */
class ImportPagesTest {
    private static final double WHOLE_COURSE_MILLISECONDS_MAX = 60_000;
    private static final String QUESTIONS =
            """
            ::Clouds:: What are clouds made of? {=water =droplets}

            ::Rain:: Rain is wet. {T}

            ::Broken:: What falls? {=rain
            """;

    @Test
    void a_real_course_is_looked_at_imported_and_published() {
        var real = Material.path("courses/iot-for-beginners");
        try (var teacher = teacher(Device.WIDE)) {
            teacher.open("/courses/import");
            var page = teacher.page();
            page.setDefaultTimeout(WHOLE_COURSE_MILLISECONDS_MAX);
            page.locator("input[type=file]").setInputFiles(Desk.zip(real));
            teacher.press(page.locator("main form button.main"));
            assertThat(page.locator("main [role=status]").first())
                    .containsText(Pattern.compile("6 units, 24 lessons, 144 questions"));
            assertThat(page.getByText("The link leads nowhere").first()).isVisible();
            teacher.look().picture("teacher/import-preview");
            page.locator("input[name=publish]").check();
            teacher.press(page.locator("main form button.main"));
            page.getByText("24 lessons are published.").waitFor();
            teacher.look().picture("teacher/import-done");
            teacher.press(page.locator("main a.button.main"));
            assertThat(page.locator("[data-lesson]")).hasCount(24);
            teacher.look().picture("teacher/import-course");
            teacher.press(page.locator("[data-lesson] a[href^='/lessons/']").nth(4));
            page.waitForURL(Pattern.compile(".*/lessons/.*"));
            teacher.look().picture("teacher/import-lesson");
            assertThat(page.locator("main img").first()).isAttached();
        }
    }

    @Test
    void questions_are_brought_into_a_course_and_what_is_wrong_is_named() {
        try (var teacher = teacher(Device.PHONE)) {
            var course = new Desk(teacher).course("Brought along");
            teacher.open(course.replaceFirst("https?://[^/]+", "") + "/import");
            teacher.picture("teacher/import-choose");
            var page = teacher.page();
            page.locator("input[type=file]").setInputFiles(file("questions.gift", QUESTIONS));
            teacher.press(page.locator("main form button.main"));
            assertThat(page.locator("main")).containsText("questions.gift, line 5");
            teacher.look().picture("teacher/import-findings");
            teacher.press(page.locator("main form button.main"));
            teacher.press(page.locator("main a.button.main"));
            page.waitForURL(course + "**");
            assertThat(page.locator("[data-lesson]")).hasCount(1);
        }
    }

    @Test
    void a_bad_file_is_told_and_changes_nothing() {
        try (var teacher = teacher(Device.WIDE)) {
            teacher.open("/courses/import");
            var page = teacher.page();
            for (var bad : new String[] {"not-a.zip", "not-a.docx"}) {
                teacher.allowing(() -> {
                    page.locator("input[type=file]").setInputFiles(file(bad, "nonsense"));
                    teacher.press(page.locator("main form button.main"));
                    assertThat(page.locator("#file-problem")).containsText(bad);
                });
            }
            teacher.look().picture("teacher/import-refused");
            assertTrue(page.url().endsWith("/courses/import"), page.url());
        }
    }

    private static Visitor teacher(Device device) {
        return new Visitor(Product.sample(), device).signIn(Product.sample().account("teacher"));
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "application/octet-stream", content.getBytes(UTF_8));
    }
}
