package classroom7.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a lesson may hold besides text, seen in the browser. */
class ContentTest {
    private static final String SOURCE =
            """
            A loop:

            ```python
            for drop in rain:  # all of them
                print("splash", 7)
            ```

            Falling: $$v = \\sqrt{2gh}$$ and $g$ in the line.

            [How rain falls](https://www.youtube.com/watch?v=abcdefghijk)

            | a | b |
            |---|---|
            | 1 | 2 |

            - [x] done
            - [ ] to do
            """;

    @Test
    void code_formulas_and_videos() {
        try (var teacher = new Visitor(Product.sample(), Device.DARK)) {
            teacher.signIn(Product.sample().account("teacher"));
            var desk = new Desk(teacher);
            desk.course("Contents of all kinds");
            desk.lesson("Code, formulas, videos");
            desk.write(SOURCE);
            var page = teacher.page();
            var asked = new ArrayList<String>();
            page.onRequest(request -> asked.add(request.url()));
            assertThat(page.locator(".preview .token.keyword").first()).hasText("for");
            teacher.press(page.locator("[data-publish]"));
            page.waitForURL(Pattern.compile(".*/lessons/[0-9a-z]{20}([?#].*)?"));
            assertThat(page.locator("article .token.keyword").first()).hasText("for");
            assertThat(page.locator("article .token.string")).hasText("\"splash\"");
            assertThat(page.locator("article math")).hasCount(2);
            assertTrue(page.locator("article math msqrt").first().boundingBox().width > 10);
            assertThat(page.locator("article a.video")).hasCount(1);
            assertThat(page.locator("iframe")).hasCount(0);
            teacher.look().picture("teacher/content");
            assertEquals(0, asked.stream().filter(url -> url.contains("youtube")).count());
            assertEquals(0, asked.stream().filter(url -> url.contains("prism-java")).count());
            printed(page);
            played(teacher);
        }
    }

    /** Pressed, and no sooner, the video is fetched from where it is. */
    private static void played(Visitor teacher) {
        var page = teacher.page();
        var film = new Route.FulfillOptions().setContentType("text/html").setBody("The film");
        page.route("https://www.youtube.com/**", route -> route.fulfill(film));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        assertEquals(List.of(), teacher.findings());
        page.locator("article a.video").click();
        page.waitForURL("https://www.youtube.com/watch?v=abcdefghijk");
        var elsewhere = teacher.findings().removeIf(said -> said.contains("youtube"));
        assertTrue(elsewhere, "it was asked for");
    }

    /** On paper there is the lesson and nothing to press. */
    private static void printed(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("article")).isVisible();
        for (var gone : new String[] {"header.bar", "nav.foot", ".head .actions"}) {
            assertThat(page.locator(gone).first()).isHidden();
        }
    }
}
