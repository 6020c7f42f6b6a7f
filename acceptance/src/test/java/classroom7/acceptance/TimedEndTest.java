package classroom7.acceptance;

import static classroom7.acceptance.Candidates.bar;
import static classroom7.acceptance.Candidates.begin;
import static classroom7.acceptance.Candidates.handIn;
import static classroom7.acceptance.Candidates.left;
import static classroom7.acceptance.Candidates.type;
import static classroom7.acceptance.Candidates.until;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How timed work ends and who may begin it again, each person at a browser. */
class TimedEndTest {
    private static final List<Device> OTHERS = List.of(Device.PHONE, Device.DARK);
    private static final Duration TIME = Duration.ofMinutes(20);
    private static final Pattern THIRTY = Pattern.compile("^(29|30):\\d\\d$");
    private static final Pattern LAST_SECONDS = Pattern.compile("^0:0[1-5]$");

    /** The end is so near that a test can wait for it. */
    private static final Duration SOON = Duration.ofSeconds(40);

    private static final double END_MAX_MILLIS = 60_000;

    /** What an answer may take on its way after the end, and be in time. */
    private static final Duration GRACE = Duration.ofSeconds(10);

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

    /** One has a network at the end, the other finds it again when the time is long over. */
    @Test
    void what_is_typed_as_the_end_comes_is_kept_and_sent() {
        var timed = TimedLesson.publish(teacher, "To the end");
        var lesson = timed.address();
        var away = TimedSchool.another();
        var kiosk = TimedSchool.another();
        try (var gate = new Gateway(product.address());
                var learner = new Visitor(product, Device.WIDE);
                var cut = Pupil.browser();
                var keepsNothing = Pupil.browser()) {
            learner.signIn(account);
            var pupil = new Pupil(cut.newPage(), gate.address()).open("/sign-in").signIn(away);
            timed.agree(TimedLesson.due(soon()));
            begin(learner.open(lesson));
            pupil.open(lesson).begin();
            var forgetful = forgetful(keepsNothing, gate).signIn(kiosk).open(lesson).begin();
            assertThat(learner.page().locator(".time.last")).isVisible();
            learner.picture("timed/last-minute").lookWith(OTHERS, "timed/last-minute");
            type(learner, "1");
            assertThat(left(learner.page())).hasText(LAST_SECONDS, atTheEnd());
            gate.shut();
            pupil.type("10.1").sees("number", "On this device, not sent yet");
            forgetful.type("10.2").sees("number", "Cannot be kept here");
            type(learner, "10.5");
            assertThat(until(pupil.page())).containsText("still on this device", toTheEnd());
            assertThat(until(forgetful.page())).containsText("still on this device", toTheEnd());
            ended(learner, lesson);
            awayUntilItIsLate(pupil, gate, new Ledger(product.address(), away), lesson);
            timed.follow();
            teacher.picture("timed/working-ended");
        }
    }

    /** At a browser that keeps nothing. */
    private static Pupil forgetful(BrowserContext browser, Gateway gate) {
        browser.addInitScript(
                "Object.defineProperty(globalThis, 'indexedDB', { value: undefined })");
        return new Pupil(browser.newPage(), gate.address()).open("/sign-in");
    }

    private void ended(Visitor learner, String lesson) {
        assertThat(until(learner.page())).containsText("has arrived", toTheEnd());
        assertThat(learner.page().locator("form[data-asked][inert]")).hasCount(2);
        learner.picture("timed/ended").lookWith(OTHERS, "timed/ended");
        assertEquals(List.of("{\"number\":\"10.5\"}"), ledger.counting(lesson));
        assertFalse(ledger.answers(lesson).getFirst().path("late").asBoolean());
        Eventually.holds(() -> ledger.sitting(lesson).isOverFor(GRACE));
        learner.press(learner.page().locator("[data-see]"));
        assertThat(bar(learner, "over")).isVisible();
        assertThat(learner.page().locator("input.answer-line").first()).hasValue("10.5");
        learner.look().picture("timed/over").lookWith(OTHERS, "timed/over");
    }

    /** It has a learner's word that it was typed in time, and counts by the lesson's rule. */
    private static void awayUntilItIsLate(Pupil pupil, Gateway gate, Ledger ledger, String lesson) {
        assertEquals(List.of(), ledger.answers(lesson));
        gate.open();
        pupil.networkIsBack();
        assertThat(until(pupil.page())).containsText("has arrived", toTheEnd());
        var arrived = ledger.answers(lesson).getFirst();
        assertEquals("10.1", arrived.path("response").path("number").asString());
        assertEquals("typed-in-time", arrived.path("lateness").asString());
        assertFalse(arrived.path("counted").asBoolean());
        pupil.page().locator("[data-see]").click();
        assertThat(pupil.page().locator("[data-time='over']")).isVisible();
        assertThat(pupil.question("number").locator("input")).hasValue("10.1");
        assertThat(pupil.question("number")).containsText("late, does not count");
        pupil.picture("timed-typed-in-time");
    }

    @Test
    void who_begins_late_has_until_the_due_date_where_late_answers_do_not_count() {
        var timed = TimedLesson.publish(teacher, "Begun late");
        var lesson = timed.address();
        var due = Instant.now().plus(Duration.ofMinutes(9)).truncatedTo(ChronoUnit.SECONDS);
        timed.agree(TimedLesson.due(due));
        try (var learner = new Visitor(product, Device.WIDE);
                var later = new Visitor(product, Device.WIDE)) {
            var others = TimedSchool.another();
            var theirs = new Ledger(product.address(), others);
            learner.signIn(account).open(lesson);
            assertThat(learner.page().locator("main")).containsText("your time ends then");
            learner.picture("timed/start-late");
            begin(learner);
            assertEquals(due, ledger.sitting(lesson).ends());
            var past = Instant.now().minus(Duration.ofMinutes(1));
            timed.agree(TimedLesson.due(past.truncatedTo(ChronoUnit.SECONDS)));
            later.signIn(others).open(lesson);
            assertThat(later.page().locator("main")).containsText("can no longer be begun");
            assertThat(later.page().locator("form[action$='/attempts']")).hasCount(0);
            later.picture("timed/start-too-late").lookWith(OTHERS, "timed/start-too-late");
            assertTrue(theirs.refusal("/api" + lesson + "/attempts") >= 400);
            assertEquals(0, theirs.sitting(lesson).attempt());
            assertEquals(due, ledger.sitting(lesson).ends(), "of who had begun");
            timed.agree(Map.of("due", past.toString().substring(0, 19), "late", "count"));
            later.open(lesson);
            assertThat(later.page().locator("main")).containsText("is shown as late");
            begin(later);
            assertEquals(TIME, theirs.sitting(lesson).length());
        }
    }

    @Test
    void more_attempts_and_more_time_are_for_who_has_them() {
        var timed = TimedLesson.publish(teacher, "Once and again");
        var lesson = timed.address();
        timed.agree(Map.of("attempts", "1"));
        var others = TimedSchool.another();
        try (var learner = new Visitor(product, Device.WIDE);
                var other = new Visitor(product, Device.WIDE)) {
            begin(learner.signIn(account).open(lesson));
            begin(other.signIn(others).open(lesson));
            handIn(learner);
            handIn(other);
            learner.open(lesson + "/start");
            assertThat(learner.page().locator("main")).containsText("used all 1 attempts");
            assertTrue(ledger.refusal("/api" + lesson + "/attempts") >= 400);
            timed.allow(ledger.name(lesson), 50, 1);
            learner.press(learner.open(lesson).page().locator("a[href$='/start']"));
            assertThat(learner.page().locator("main")).containsText("attempt 2 of 2");
            assertThat(learner.page().locator("main")).containsText("30 minutes");
            begin(learner);
            assertThat(left(learner.page())).hasText(THIRTY);
            assertEquals(2, ledger.sitting(lesson).attempt());
            assertEquals(Duration.ofMinutes(30), ledger.sitting(lesson).length());
            other.open(lesson + "/start");
            assertThat(other.page().locator("main")).containsText("used all 1 attempts");
        }
    }

    @Test
    void without_script_it_begins_answers_and_is_handed_in() {
        var lesson = TimedLesson.publish(teacher, "Plainly").address();
        try (var plain = new Visitor(product, Device.PLAIN)) {
            plain.signIn(account).open(lesson);
            plain.press(plain.page().locator("form[action$='/attempts'] button"));
            assertThat(until(plain.page())).containsText("until");
            plain.page().locator("input[type=radio]").last().check();
            plain.press(plain.page().locator("section.question button[data-check]").first());
            assertThat(plain.page().locator("[data-kept]").first()).containsText("Saved");
            assertEquals(1, ledger.answers(lesson).size());
            handIn(plain);
            assertTrue(ledger.sitting(lesson).isHandedIn());
        }
    }

    private static Instant soon() {
        return Instant.now().plus(SOON).truncatedTo(ChronoUnit.SECONDS);
    }

    private static LocatorAssertions.HasTextOptions atTheEnd() {
        return new LocatorAssertions.HasTextOptions().setTimeout(END_MAX_MILLIS);
    }

    private static LocatorAssertions.ContainsTextOptions toTheEnd() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(END_MAX_MILLIS);
    }
}
