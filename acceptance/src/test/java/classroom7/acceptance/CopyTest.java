package classroom7.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device keeps of pages is theirs, whole, and no older than need be. */
class CopyTest {
    private static final String LESSON = "Rain, measured";
    private static final String PICTURED = "Reading a weather map";
    private static final String HOTEL = "200 OK\r\nContent-Type: text/html";
    private static final String PICTURES_KEPT =
            """
            async () => {
              const shelf = kept.shelf("classroom7-lessons-" + document.body.dataset.person);
              return (await shelf.paths()).some(path => path.startsWith("/attachments/"));
            }
            """;

    private final Product product = Product.sample();
    private final Gateway gate = new Gateway(product.address());
    private final Product.Account learner = Pupil.another();
    private final Ledger ledger = new Ledger(product.address(), learner);
    private final BrowserContext context = Pupil.browser();
    private final Pupil pupil = new Pupil(context.newPage(), gate.address());

    @AfterEach
    void close() {
        context.close();
        gate.close();
    }

    /** It says 200 to everything, with a page of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /device HTTP", "GET /assets/here-"})
    void the_page_of_a_hotel_is_kept_as_nothing_of_ours(String request) {
        var lesson = ledger.lesson(LESSON);
        gate.refuse(request, HOTEL, "<h1>Welcome, room 12</h1>");
        pupil.open("/sign-in").signIn(learner).open(lesson);
        Eventually.holds(() -> gate.refused() > 0);
        gate.refuseNothing();
        pupil.open(lesson).untilKept(lesson);
        gate.shut();
        pupil.open("/profile");
        assertThat(pupil.page().locator("h1")).hasText("On this device");
        assertThat(pupil.page().locator("[data-lessons]")).containsText(LESSON);
    }

    @Test
    void the_page_of_a_hotel_takes_no_lessons_place() {
        var lesson = ledger.lesson(LESSON);
        pupil.begin(learner, lesson);
        gate.refuse("GET " + lesson + " HTTP", HOTEL, "<h1>Welcome, room 12</h1>");
        pupil.open(lesson);
        assertThat(pupil.page().locator("h1")).hasText("Welcome, room 12");
        gate.shut();
        pupil.open(lesson).told("You read the copy");
        assertThat(pupil.page().locator("h1")).hasText(LESSON);
    }

    @Test
    void a_copy_whose_pictures_did_not_arrive_is_completed_when_it_is_opened_again() {
        var lesson = ledger.lesson(PICTURED);
        gate.refuse("GET /attachments/", "503 Service Unavailable", "");
        pupil.begin(learner, lesson);
        gate.refuseNothing();
        pupil.open(lesson);
        Eventually.holds(() -> Boolean.TRUE.equals(pupil.page().evaluate(PICTURES_KEPT)));
        gate.shut();
        pupil.open(lesson).told("You read the copy");
        pupil.page().waitForFunction("[...document.images].every(image => image.naturalWidth > 0)");
    }
}
