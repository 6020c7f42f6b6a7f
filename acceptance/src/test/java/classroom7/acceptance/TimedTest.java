package classroom7.acceptance;

import static classroom7.acceptance.Candidates.answer;
import static classroom7.acceptance.Candidates.bar;
import static classroom7.acceptance.Candidates.begin;
import static classroom7.acceptance.Candidates.ends;
import static classroom7.acceptance.Candidates.left;
import static classroom7.acceptance.Candidates.type;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Timed work, each person at a browser: the server's clock alone decides, asked past the pages. */
class TimedTest {
    private static final List<Device> OTHERS = List.of(Device.PHONE, Device.DARK);
    private static final Duration TIME = Duration.ofMinutes(20);
    private static final Pattern TWENTY = Pattern.compile("^(19|20):\\d\\d$");
    private static final Pattern TWENTY_FIVE = Pattern.compile("^2[45]:\\d\\d$");
    private static final Pattern THIRTY = Pattern.compile("^(29|30):\\d\\d$");
    private static final Pattern THIRTY_FIVE = Pattern.compile("^3[45]:\\d\\d$");

    /** A device whose clock is wrong: only what a person can set, not what counts on by itself. */
    private static final String WRONG_CLOCK =
            """
            const Right = Date;
            const wrong = () => Number(localStorage.getItem("wrong-by") ?? 0);
            globalThis.Date = class extends Right {
              constructor(...said) { said.length ? super(...said) : super(Right.now() + wrong()); }
              static now() { return Right.now() + wrong(); }
            };
            """;

    /** Notes what the server said the time was, and when it was asked. */
    private static final String LISTENING =
            """
            const ask = fetch;
            globalThis.told = [];
            globalThis.fetch = async (...said) => {
              const at = Date.now(), reply = await ask(...said);
              if (String(said[0]).endsWith("/time") && reply.ok) {
                told.push({ at, ends: (await reply.clone().json()).endsAt, heard: Date.now() });
              }
              return reply;
            };
            """;

    /** All that a browser tells a page whose person goes away: to another program, or for good. */
    private static final String GOING =
            """
            () => {
              for (const [name, value] of [["visibilityState", "hidden"], ["hidden", true]]) {
                Object.defineProperty(document, name, { configurable: true, get: () => value });
              }
              dispatchEvent(new Event("blur"));
              document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
              dispatchEvent(new Event("beforeunload", { cancelable: true }));
              dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
              document.dispatchEvent(new Event("freeze"));
              dispatchEvent(new Event("unload"));
              dispatchEvent(new Event("offline"));
            }
            """;

    private static final String COMING_BACK =
            """
            () => {
              delete document.visibilityState;
              delete document.hidden;
              document.dispatchEvent(new Event("resume"));
              dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
              document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
              dispatchEvent(new Event("focus"));
              dispatchEvent(new Event("online"));
            }
            """;

    private static Visitor teacher;

    private final Product product = TimedSchool.product();
    private final Product.Account account = TimedSchool.another();
    private final Ledger ledger = new Ledger(product.address(), account);

    @BeforeAll
    static void open() {
        teacher = new Visitor(TimedSchool.product(), Device.WIDE);
        teacher.signIn(TimedSchool.product().account("teacher"));
    }

    @AfterAll
    static void close() {
        teacher.close();
    }

    @Test
    void looking_refreshing_and_another_device_begin_nothing_and_move_nothing() {
        var lesson = TimedLesson.publish(teacher, "Looked at").address();
        try (var learner = new Visitor(product, Device.WIDE);
                var phone = new Visitor(product, Device.PHONE)) {
            learner.signIn(account).open(lesson).picture("timed/start");
            learner.lookWith(OTHERS, "timed/start");
            phone.signIn(account).open(lesson);
            var page = learner.page();
            assertThat(page.locator("main")).containsText("You have 20 minutes.");
            assertFalse(page.content().contains("cloud of ice"), "shown before it began");
            assertEquals(0, ledger.sitting(lesson).attempt());
            begin(learner);
            var begun = ledger.sitting(lesson);
            assertEquals(TIME, begun.length());
            begin(phone); // whose page is from before
            page.reload();
            assertThat(left(page)).hasText(TWENTY);
            assertEquals(begun.endsAt(), ends(page));
            assertEquals(begun.endsAt(), ends(phone.page()));
            answer(phone).saved();
            assertTrue(ledger.sitting(lesson).isAsBefore(begun));
            assertEquals(1, ledger.received(lesson).size());
            learner.open(lesson).picture("timed/running");
            learner.lookWith(OTHERS, "timed/running");
            page.locator("[data-hide]").click();
            assertThat(left(page)).isHidden();
            page.locator("[data-hide]").click();
            assertThat(left(page)).isVisible();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, -1})
    void a_device_whose_clock_is_wrong_by_a_day_changes_nothing(long days) {
        var lesson = TimedLesson.publish(teacher, "By whose clock " + days).address();
        try (var learner = new Visitor(product, Device.WIDE)) {
            var page = learner.page();
            page.addInitScript(WRONG_CLOCK);
            var sinceStart = sent(page);
            learner.signIn(account).open(lesson);
            begin(learner);
            var begun = ledger.sitting(lesson);
            var wrong = Duration.ofDays(days).toMillis();
            page.evaluate("wrong => localStorage.setItem('wrong-by', wrong)", wrong + "");
            answer(learner).saved();
            assertThat(left(page)).hasText(TWENTY);
            page.reload();
            assertThat(left(page)).hasText(TWENTY);
            assertThat(page.locator("input[type=radio]").first()).isChecked();
            type(learner, "10.3").saved();
            assertTrue(ledger.sitting(lesson).isAsBefore(begun));
            var received = ledger.received(lesson);
            assertEquals(2, received.size());
            for (var receipt : received) {
                var sent = receipt.path("sent");
                var off =
                        Duration.between(
                                Instant.parse(receipt.path("receivedAt").asString()),
                                Instant.parse(sent.path("answeredAt").asString()));
                assertEquals(days, Math.round(off.toMinutes() / 1440.0), "it was not wrong");
                assertFalse(receipt.path("late").asBoolean());
            }
            assertEquals(2, ledger.answers(lesson).size());
            assertEquals(2, sinceStart.size());
            for (long since : sinceStart) {
                assertTrue(since >= 0 && since < TIME.toMillis(), "since the start: " + since);
            }
        }
    }

    /** The milliseconds since the start that a page's answers carry. */
    private static List<Long> sent(Page page) {
        var all = new ArrayList<Long>();
        page.onRequest(request -> {
            if (request.url().endsWith("/api/answers")) {
                new JsonMapper()
                        .readTree(request.postData())
                        .path("answers")
                        .forEach(answer -> all.add(answer.path("sinceStart").asLong(-1)));
            }
        });
        return all;
    }

    @Test
    void time_given_in_the_middle_is_on_the_page_when_it_asks_next() {
        var timed = TimedLesson.publish(teacher, "With more time");
        var lesson = timed.address();
        var others = TimedSchool.another();
        var theirs = new Ledger(product.address(), others);
        try (var learner = new Visitor(product, Device.WIDE);
                var other = new Visitor(product, Device.WIDE)) {
            learner.page().addInitScript(LISTENING);
            other.page().addInitScript(LISTENING);
            begin(learner.signIn(account).open(lesson));
            begin(other.signIn(others).open(lesson));
            var begun = ledger.sitting(lesson);
            var begunToo = theirs.sitting(lesson);
            timed.follow();
            teacher.picture("timed/working").lookWith(OTHERS, "timed/working");
            timed.giveOne(ledger.name(lesson), 5);
            shows(learner, begun.ends().plus(Duration.ofMinutes(5)), TWENTY_FIVE);
            assertEquals(begun.ends().plus(Duration.ofMinutes(5)), ledger.sitting(lesson).ends());
            assertTrue(theirs.sitting(lesson).isAsBefore(begunToo), "given to one");
            teacher.look().picture("timed/given");
            timed.giveAll(10);
            shows(other, begunToo.ends().plus(Duration.ofMinutes(10)), THIRTY);
            shows(learner, begun.ends().plus(Duration.ofMinutes(15)), THIRTY_FIVE);
            assertThat(learner.page().locator("[data-said]")).containsText("now ends at");
            timed.takeBack();
            shows(other, begunToo.ends(), TWENTY);
            shows(learner, begun.ends().plus(Duration.ofMinutes(5)), TWENTY_FIVE);
            assertTrue(theirs.sitting(lesson).isAsBefore(begunToo), "taken back");
        }
    }

    /**
     * The first asking that begins after the teacher's click is answered has it. Pages ask once a
     * second: that is how it is there within two.
     */
    private static void shows(Visitor learner, Instant ends, Pattern left) {
        double given = Instant.now().toEpochMilli();
        assertThat(left(learner.page())).hasText(left);
        assertEquals(ends.toString(), currentEnd(learner));
        double until = ends.toEpochMilli();
        var stale =
                learner.page()
                        .evaluate(
                                """
                                ([given, ends]) => told.filter(one => one.at > given
                                    && Date.parse(one.ends) !== ends).length
                                """,
                                List.of(given, until));
        assertEquals(0, ((Number) stale).intValue(), "asked in vain");
    }

    private static String currentEnd(Visitor learner) {
        var last = learner.page().evaluate("told.at(-1).ends");
        return Instant.parse(last.toString()).toString();
    }

    @Test
    void handing_in_is_asked_for_and_taken_back_on_every_device() {
        var timed = TimedLesson.publish(teacher, "Handed in");
        var lesson = timed.address();
        try (var learner = new Visitor(product, Device.WIDE);
                var phone = new Visitor(product, Device.PHONE)) {
            begin(learner.signIn(account).open(lesson));
            phone.signIn(account).open(lesson);
            answer(learner).saved();
            learner.press(learner.page().locator("[data-hand-in]"));
            assertThat(learner.page().locator("main")).containsText("1 of 2 questions answered");
            learner.look().picture("timed/hand-in").lookWith(OTHERS, "timed/hand-in");
            assertFalse(ledger.sitting(lesson).isHandedIn(), "by looking");
            learner.press(learner.page().locator("form[action$='/hand-in'] button"));
            assertThat(bar(learner, "handed-in")).isVisible();
            learner.look().picture("timed/handed-in").lookWith(OTHERS, "timed/handed-in");
            assertTrue(ledger.sitting(lesson).isHandedIn());
            assertThat(bar(phone, "handed-in")).isVisible();
            timed.follow();
            assertThat(teacher.page().locator("#working")).containsText("handed in");
            phone.press(phone.page().locator("main form[action$='/hand-in/end'] button"));
            assertThat(bar(phone, "running")).isVisible();
            assertFalse(ledger.sitting(lesson).isHandedIn());
            type(phone, "10.2").saved();
            assertEquals(2, ledger.answers(lesson).size());
        }
    }

    /**
     * Not a page that is left or closed, nor a lid, nor a browser that was killed. What a page
     * sends as it goes is there before the answer that is sent after it.
     */
    @Test
    void nothing_that_happens_to_a_device_hands_in() {
        var lesson = TimedLesson.publish(teacher, "Left alone").address();
        try (var profile = new Profile()) {
            var pupil = new Pupil(profile.page(), product.address()).open("/sign-in");
            pupil.signIn(account).open(lesson);
            pupil.page().locator("form[action$='/attempts'] button").click();
            pupil.choose(1).saved("choice");
            var begun = ledger.sitting(lesson);
            pupil.open("/").open(lesson);
            assertTrue(ledger.sitting(lesson).isAsBefore(begun), "a page that was left");
            pupil.page().evaluate(GOING);
            pupil.page().evaluate(COMING_BACK);
            pupil.type("10.3").saved("number");
            assertTrue(ledger.sitting(lesson).isAsBefore(begun), "a page nobody looks at");
            pupil.page().close(new Page.CloseOptions().setRunBeforeUnload(true));
            pupil = new Pupil(profile.page(), product.address()).open(lesson);
            assertThat(left(pupil.page())).hasText(TWENTY);
            lid(pupil.page(), "frozen");
            assertTrue(ledger.sitting(lesson).isAsBefore(begun), "a closed lid");
            lid(pupil.page(), "active");
            pupil.type("10.4").saved("number");
            profile.kill();
            assertTrue(ledger.sitting(lesson).isAsBefore(begun), "a killed browser");
            profile.start();
            pupil = new Pupil(profile.page(), product.address()).comeBack(account, lesson);
            assertThat(left(pupil.page())).hasText(TWENTY);
            assertEquals(begun.endsAt(), ends(pupil.page()));
            assertThat(pupil.question("number").locator("input")).hasValue("10.4");
            assertTrue(ledger.sitting(lesson).isAsBefore(begun));
            assertEquals(2, ledger.answers(lesson).size());
        }
    }

    private static void lid(Page page, String state) {
        var lifecycle = new JsonObject();
        lifecycle.addProperty("state", state);
        page.context().newCDPSession(page).send("Page.setWebLifecycleState", lifecycle);
    }
}
