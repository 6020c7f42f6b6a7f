package classroom7.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers that keep nothing or no more, and devices whose clock is wrong. */
class StorageTest {
    private static final String LESSON = "Rain, measured";
    private static final String HERE = "On this device, not sent yet";
    private static final String NOWHERE = "Cannot be kept here";

    /** A day, and an hour that shows. */
    private static final int DAY_HOURS = 25;

    private static final int ROOM_BYTES = 8_000_000;

    /** Chromium asks how much room is left when more is wanted than it believed there to be. */
    private static final String OVERFLOW =
            """
            bytes => new Promise(resolve => {
              const opening = indexedDB.open("overflow");
              opening.onupgradeneeded = () => opening.result.createObjectStore("thing");
              opening.onsuccess = () => {
                const writing = opening.result.transaction("thing", "readwrite");
                writing.objectStore("thing").put(new Uint8Array(bytes), "thing");
                writing.oncomplete = writing.onabort = () => resolve(writing.error?.name);
              };
            })
            """;

    /** How many answers the device holds. */
    private static final String HELD =
            """
            () => new Promise((resolve, reject) => {
              const name = "classroom7-answers-" + document.body.dataset.person;
              const opening = indexedDB.open(name);
              opening.onerror = () => reject(opening.error);
              opening.onsuccess = () => {
                const counting = opening.result.transaction("answer").objectStore("answer").count();
                counting.onsuccess = () => { opening.result.close(); resolve(counting.result); };
              };
            })
            """;

    /** The browser answers itself; how often it was asked is counted beside. */
    private static final String COUNTED =
            """
            globalThis.asked = 0;
            const persist = StorageManager.prototype.persist;
            StorageManager.prototype.persist = function() { asked++; return persist.call(this); };
            """;

    private final Product product = Product.sample();
    private final Gateway gate = new Gateway(product.address());
    private final Product.Account learner = Pupil.another();
    private final BrowserContext context = Pupil.browser();
    private final Ledger ledger = new Ledger(product.address(), learner);
    private final String lesson = ledger.lesson(LESSON);

    @BeforeEach
    void begin() {
        ledger.beginAgain(lesson);
    }

    @AfterEach
    void close() {
        context.close();
        gate.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object.defineProperty(globalThis, 'indexedDB', { value: undefined })",
                """
                const refuse = () => { throw new DOMException("Refused", "SecurityError"); };
                IDBFactory.prototype.open = IDBFactory.prototype.databases = refuse;
                Object.defineProperty(globalThis, 'localStorage', { get: refuse });
                Object.defineProperty(globalThis, 'sessionStorage', { get: refuse });
                """
            })
    void a_browser_that_keeps_nothing_says_so_before_anybody_types(String refusing) {
        context.addInitScript(refusing);
        var pupil = new Pupil(context.newPage(), gate.address());
        pupil.open("/sign-in").signIn(learner).open(lesson);
        assertThat(keeps(pupil)).containsText("keeps nothing");
        pupil.sees("choice", NOWHERE).picture("keeps-nothing");
        pupil.choose(1).saved("choice");
        assertEquals(1, ledger.responses(lesson).size());
    }

    @Test
    void a_full_device_says_so_before_anybody_types_and_asks_who_would_lose_something() {
        var pupil = new Pupil(context.newPage(), gate.address());
        pupil.open("/sign-in").signIn(learner);
        room(pupil.page(), 1);
        pupil.open(lesson);
        assertThat(keeps(pupil)).containsText("storage is full");
        gate.shut();
        pupil.sees("choice", NOWHERE).choose(0).sees("choice", NOWHERE).told("No network");
        pupil.picture("full");
        var asked = new Dialog[1];
        pupil.page()
                .onDialog(dialog -> {
                    asked[0] = dialog;
                    dialog.dismiss();
                });
        pupil.page().close(new Page.CloseOptions().setRunBeforeUnload(true));
        pupil.page().waitForCondition(() -> asked[0] != null);
        assertEquals("beforeunload", asked[0].type());
        gate.open();
        pupil.networkIsBack().saved("choice");
        assertEquals(1, ledger.responses(lesson).size());
    }

    @Test
    void a_device_that_fills_up_loses_nothing_and_takes_receipts_all_the_same() {
        var page = context.newPage();
        room(page, ROOM_BYTES);
        var pupil = new Pupil(page, gate.address()).begin(learner, lesson);
        assertThat(keeps(pupil)).containsText("private window");
        gate.shut();
        pupil.choose(0).sees("choice", HERE);
        room(page, 1);
        page.evaluate(OVERFLOW, ROOM_BYTES);
        pupil.type("480 l").sees("number", NOWHERE).told("not sent yet: 2");
        gate.open();
        pupil.networkIsBack().saved("choice").saved("number");
        assertThat(pupil.page().locator(".on-this-device")).isHidden();
        room(page, 0);
        pupil.open(lesson).saved("choice").saved("number");
        assertEquals(2, ledger.responses(lesson).size(), ledger.responses(lesson)::toString);
    }

    /** It waits beside the one before, which the device keeps: they count as two devices. */
    @Test
    void what_a_full_device_could_not_keep_any_more_counts_as_the_newest() {
        var page = context.newPage();
        room(page, ROOM_BYTES);
        var pupil = new Pupil(page, gate.address()).begin(learner, lesson);
        gate.shut();
        pupil.type("480 l").sees("number", HERE).type("481 l").sees("number", HERE);
        room(page, 1);
        page.evaluate(OVERFLOW, ROOM_BYTES);
        pupil.type("482 l").sees("number", NOWHERE);
        gate.open();
        pupil.networkIsBack().saved("number");
        assertThat(pupil.page().locator(".on-this-device")).isHidden();
        assertEquals(List.of("{\"number\":\"482 l\"}"), ledger.counting(lesson));
        room(page, 0);
        assertThat(pupil.open(lesson).saved("number").question("number").locator("input"))
                .hasValue("482 l");
    }

    @ParameterizedTest
    @ValueSource(ints = {DAY_HOURS, -DAY_HOURS})
    void a_clock_that_is_wrong_by_a_day_changes_neither_what_counts_nor_what_is_said(int hours) {
        var pupil = new Pupil(context.newPage(), gate.address()).begin(learner, lesson);
        long wrong = Duration.ofHours(hours).toMillis();
        pupil.page().clock().setSystemTime(System.currentTimeMillis() + wrong);
        gate.shut();
        pupil.choose(0).sees("choice", HERE).type("1 l").sees("number", HERE);
        pupil.page().clock().setSystemTime(System.currentTimeMillis());
        pupil.choose(1).sees("choice", HERE);
        var other = new Pupil(context.newPage(), gate.address()).open(lesson);
        assertThat(other.question("choice").locator("input").nth(1)).isChecked();
        pupil.page().clock().setSystemTime(System.currentTimeMillis() + wrong);
        pupil.type("480 l").sees("number", HERE);
        gate.open();
        pupil.networkIsBack().saved("choice").saved("number");
        assertThat(other.open(lesson).question("number").locator("input")).hasValue("480 l");
        var counting = ledger.counting(lesson);
        assertEquals(2, counting.size(), counting::toString);
        assertTrue(counting.contains("{\"number\":\"480 l\"}"), counting::toString);
        assertThat(pupil.question("number").locator("[data-kept]"))
                .containsText(served(pupil, "{\"number\":\"480 l\"}"));
    }

    /** Asked with the first answer, never before: some browsers pass the question on. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_came_of_asking_to_keep_it_for_good_is_said(boolean agreeing) {
        var page = context.newPage();
        page.addInitScript(COUNTED);
        var pupil = new Pupil(page, gate.address()).begin(learner, lesson);
        assertThat(keeps(pupil)).containsText("the browser may clear it");
        assertEquals(0, page.evaluate("asked"));
        if (agreeing) {
            agree(page);
        }
        pupil.choose(0).saved("choice");
        assertEquals(agreeing ? 0 : 1, page.evaluate("asked"), "who has agreed is not asked");
        assertThat(keeps(pupil))
                .containsText(agreeing ? "agreed not to clear it" : "the browser may clear it");
        assertEquals(agreeing, page.evaluate("navigator.storage.persisted()"));
        pupil.picture(agreeing ? "lasts" : "may-go").choose(1).saved("choice").open(lesson);
        assertThat(keeps(pupil))
                .containsText(agreeing ? "agreed not to clear it" : "the browser may clear it");
        pupil.choose(2).saved("choice");
        assertEquals(0, page.evaluate("asked"), "asked again at the next page");
    }

    private void agree(Page page) {
        var session = context.newCDPSession(page);
        var target = session.send("Target.getTargetInfo").getAsJsonObject("targetInfo");
        var granted = new JsonObject();
        granted.add("browserContextId", target.get("browserContextId"));
        granted.addProperty("origin", gate.address().toString());
        granted.add("permissions", permissions("durableStorage"));
        session.send("Browser.grantPermissions", granted);
    }

    private static JsonArray permissions(String... names) {
        var all = new JsonArray();
        List.of(names).forEach(all::add);
        return all;
    }

    /** Two months by the device's clock are not thirty days: what is kept waits for a copy. */
    @Test
    void a_clock_that_runs_ahead_puts_no_answer_away() {
        var pupil = new Pupil(context.newPage(), gate.address()).begin(learner, lesson);
        pupil.choose(0).saved("choice");
        var ahead = Duration.ofDays(60).toMillis();
        pupil.page().clock().setSystemTime(System.currentTimeMillis() + ahead);
        pupil.type("480 l").saved("number");
        assertEquals(2, pupil.page().evaluate(HELD));
    }

    /** The time at which the server received this response, as the page writes times. */
    private String served(Pupil pupil, String response) {
        var receipt =
                ledger.received(lesson).stream()
                        .filter(one ->
                                one.path("sent").path("response").toString().equals(response))
                        .findFirst()
                        .orElseThrow();
        var written =
                """
                time => {
                  const { locale, zone } = document.querySelector("[data-answers]").dataset;
                  const parts = { hour: "2-digit", minute: "2-digit", second: "2-digit" };
                  return new Intl.DateTimeFormat(locale, { timeZone: zone, ...parts }).format(new Date(time));
                }
                """;
        return (String) pupil.page().evaluate(written, receipt.path("receivedAt").asString());
    }

    private static Locator keeps(Pupil pupil) {
        return pupil.page().locator("[data-keeps]");
    }

    /** How much this origin may keep, for real: its quota; 0: as much as before. */
    private void room(Page page, int bytes) {
        var limit = new JsonObject();
        limit.addProperty("origin", gate.address().toString());
        if (bytes > 0) {
            limit.addProperty("quotaSize", bytes);
        }
        context.newCDPSession(page).send("Storage.overrideQuotaForOrigin", limit);
    }
}
