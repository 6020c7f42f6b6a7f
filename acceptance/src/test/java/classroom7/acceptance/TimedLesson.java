package classroom7.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** A lesson against the clock, as its teacher makes it and follows it. */
final class TimedLesson {
    static final String SOURCE =
            """
            What follows is asked once.

            ??? choice
            Which of these is a cloud of ice?

            ( ) Cumulus
            (x) Cirrus
            ???

            ??? number
            What does the air weigh on a square metre, in tonnes?

            = 10.3 +- 0.3
            ???
            """;
    private static final String AGREE =
            """
            async ([address, form]) => (await fetch(address, { method: "POST",
              body: new URLSearchParams(JSON.parse(form)) })).status
            """;

    private final Visitor teacher;
    private final String address;

    private TimedLesson(Visitor teacher, String address) {
        this.teacher = teacher;
        this.address = address;
    }

    /** Published, with twenty minutes' time and any number of attempts. */
    static TimedLesson publish(Visitor teacher, String title) {
        var page = teacher.page();
        teacher.open("/").press(page.locator("main .cards a").first());
        teacher.press(page.locator("form[action$='/lessons'] button").last());
        page.waitForURL(Pattern.compile(".*/lessons/.*/edit.*"));
        page.locator("input[name=title]").fill(title);
        page.locator("textarea[name=source]").fill(SOURCE);
        assertThat(page.locator("[data-result] section.question")).hasCount(2);
        teacher.press(page.locator("[data-publish]"));
        page.waitForURL(Pattern.compile(".*/lessons/[0-9a-z]{20}([?#].*)?"));
        var lesson = new TimedLesson(teacher, URI.create(page.url()).getPath());
        return lesson.agree(Map.of());
    }

    String address() {
        return address;
    }

    /** Other terms than: twenty minutes, no due date, late answers do not count. */
    TimedLesson agree(Map<String, String> others) {
        var form = new TreeMap<>(Map.of("zone", "UTC", "late", "keep", "minutes", "20"));
        form.put("feedback", "at-once");
        form.putAll(others);
        var json = new JsonMapper().writeValueAsString(form);
        var status = teacher.page().evaluate(AGREE, new String[] {address + "/agreement", json});
        assertEquals(200, status);
        return this;
    }

    static Map<String, String> due(Instant due) {
        return Map.of("due", LocalDateTime.ofInstant(due, ZoneOffset.UTC).toString());
    }

    /** The page that says who is at work. */
    Page follow() {
        return teacher.open(address + "/working").page();
    }

    /** Presses one of the buttons of a learner's row. */
    void giveOne(String learner, int minutes) {
        teacher.press(row(learner).locator("button[value='" + minutes + "']"));
        teacher.page().waitForLoadState();
    }

    void giveAll(int minutes) {
        var all = teacher.page().locator("#working form[action$='" + address + "/extra-time']");
        teacher.press(all.locator("button[value='" + minutes + "']"));
        teacher.page().waitForLoadState();
    }

    void takeBack() {
        teacher.press(teacher.page().locator(".said button"));
        teacher.page().waitForLoadState();
    }

    /** What one learner has beyond the others, typed on the page of the learner's work. */
    void allow(String learner, int percent, int attempts) {
        follow();
        var page = teacher.press(row(learner).locator("a")).page();
        page.locator("details:has(#percent) summary").click();
        page.locator("#percent").fill(String.valueOf(percent));
        page.locator("#attempts").fill(String.valueOf(attempts));
        teacher.look().picture("timed/allowance");
        teacher.press(page.locator("form[action$='/allowance'] button"));
        assertThat(page.locator(".said")).isVisible();
    }

    private Locator row(String learner) {
        return teacher.page().locator("tr", new Page.LocatorOptions().setHasText(learner));
    }
}
