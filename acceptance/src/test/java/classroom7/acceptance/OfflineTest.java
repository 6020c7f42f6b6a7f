package classroom7.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The network goes away, browsers are killed: what was answered arrives, once, as whose it is. */
class OfflineTest {
    private static final String LESSON = "Rain, measured";
    private static final String PRACTICE = "Practice";
    private static final String CHANGED = "Reading a weather map";
    private static final String LESSONS_KEPT =
            "async () => (await kept.shelves()).filter(name => name.startsWith('classroom7-lessons-'))";
    private static final String STORES =
            "async () => (await indexedDB.databases())"
                    + ".filter(base => base.name.startsWith('classroom7-answers-')).length";
    private static final String HERE = "On this device, not sent yet";

    private final Product product = Product.sample();
    private final Gateway gate = new Gateway(product.address());
    private final Product.Account learner = Pupil.another();
    private Ledger ledger;
    private String lesson;

    @BeforeEach
    void find() {
        ledger = new Ledger(product.address(), learner);
        lesson = ledger.lesson(LESSON);
        ledger.beginAgain(lesson);
    }

    @AfterEach
    void close() {
        gate.close();
    }

    @Test
    void a_lesson_and_its_answers_survive_a_cut_network_and_a_killed_browser() {
        try (var profile = new Profile()) {
            new Pupil(profile.page(), gate.address()).begin(learner, lesson);
            gate.shut();
            var pupil = new Pupil(profile.context().pages().getLast(), gate.address());
            pupil.choose(1).sees("choice", HERE).type("480 l").sees("number", HERE);
            pupil.told("No network").picture("cut");
            profile.kill().start();
            pupil = new Pupil(profile.page(), gate.address()).open(lesson);
            pupil.told("You read the copy").sees("choice", HERE).sees("number", HERE);
            assertTrue(pupil.question("choice").locator("input").nth(1).isChecked());
            assertThat(pupil.question("number").locator("input")).hasValue("480 l");
            pupil.picture("killed-and-back").open("/profile");
            assertThat(pupil.page().locator("h1")).hasText("On this device");
            assertThat(pupil.page().locator("[data-lessons]")).containsText(LESSON);
            pupil.picture("no-page").open(lesson);
            gate.open();
            pupil.comeBack(learner, lesson).saved("choice").saved("number");
            var chosen = ledger.counting(lesson);
            assertEquals(2, chosen.size(), chosen::toString);
            assertTrue(chosen.contains("{\"number\":\"480 l\"}"), chosen::toString);
        }
    }

    @Test
    void an_answer_kept_in_the_last_moment_before_the_kill_is_sent_from_another_page() {
        try (var profile = new Profile()) {
            var pupil = new Pupil(profile.page(), gate.address()).begin(learner, lesson);
            gate.shut();
            pupil.choose(2).sees("choice", HERE);
            profile.kill();
            gate.open();
            profile.start();
            new Pupil(profile.page(), gate.address()).comeBack(learner, "/profile");
            Eventually.holds(() -> ledger.counting(lesson).size() == 1);
        }
    }

    @Test
    void three_tabs_send_what_each_kept_once() {
        try (var context = context()) {
            var one = new Pupil(context.newPage(), gate.address()).begin(learner, lesson);
            var two = new Pupil(context.newPage(), gate.address()).open(lesson);
            var three = new Pupil(context.newPage(), gate.address()).open(lesson);
            gate.shut();
            one.choose(0).sees("choice", HERE);
            two.type("1 l").sees("number", HERE).type("480 litres").sees("number", HERE);
            two.sees("choice", HERE);
            assertTrue(two.question("choice").locator("input").first().isChecked());
            three.sees("number", HERE).choose(2).sees("choice", HERE);
            gate.open();
            one.networkIsBack();
            two.networkIsBack();
            three.networkIsBack().saved("choice").saved("number");
            two.saved("choice").saved("number");
            one.saved("choice").saved("number");
            var counting = ledger.counting(lesson);
            assertEquals(2, counting.size());
            assertTrue(counting.contains("{\"number\":\"480 litres\"}"), counting::toString);
            // Each at most once; what was replaced goes along where a minute ended in between.
            var sent = ledger.responses(lesson);
            assertEquals(sent.stream().distinct().toList(), sent);
            assertEquals(1, ledger.devices(lesson).size(), ledger.devices(lesson)::toString);
            assertTrue(one.question("choice").locator("input").nth(2).isChecked());
        }
    }

    @Test
    void two_devices_are_both_kept_and_the_page_says_which_counts() {
        try (var at_home = context();
                var at_school = context()) {
            var home = new Pupil(at_home.newPage(), gate.address()).begin(learner, lesson);
            var school = new Pupil(at_school.newPage(), gate.address()).begin(learner, lesson);
            gate.shut();
            home.choose(0).sees("choice", HERE);
            gate.open();
            school.choose(1).saved("choice");
            home.networkIsBack().saved("choice");
            home.open(lesson);
            assertThat(home.question("choice")).containsText("On another device");
            home.picture("two-devices");
            assertEquals(2, ledger.responses(lesson).size());
            assertEquals(1, ledger.counting(lesson).size());
        }
    }

    /**
     * The server burns after the answers; what comes back is a copy from before them, which does
     * not know the version of a question that one of them is about.
     */
    @Test
    void a_server_that_comes_back_from_a_copy_gets_the_answers_again() {
        var copy = Product.temporary().resolve("copy");
        Product burning = Product.start(Product.temporary(), "--sample");
        var pupilsAccount = burning.account("learner");
        var practice = new Ledger(burning.address(), pupilsAccount).lesson(PRACTICE);
        var changed = new Ledger(burning.address(), pupilsAccount).lesson(CHANGED);
        burning.stop();
        Product.copy(burning.home(), copy);
        burning = Product.start(burning.home(), "--sample");
        try (var network = new Gateway(burning.address());
                var context = context();
                var staffRoom = context()) {
            var teacher = new Pupil(staffRoom.newPage(), burning.address());
            publishChanged(teacher.open("/sign-in").signIn(burning.account("teacher")), changed);
            var pupil = new Pupil(context.newPage(), network.address());
            pupil.begin(pupilsAccount, practice).choose(1).saved("choice");
            pupil.open(changed).choose(1).saved("choice");
            burning.stop();
            Product.command("documents", "epoch", "--renew", "--home", copy.toString());
            try (var risen = Product.start(copy, "--sample")) {
                var held = new Ledger(risen.address(), pupilsAccount);
                assertEquals(List.of(), held.counting(practice));
                network.lead(risen.address());
                pupil.comeBack(pupilsAccount, "/profile");
                Eventually.holds(() -> held.counting(practice).size() == 1);
                assertEquals(List.of(), held.counting(changed));
                pupil.told("not taken: 1").open(changed);
                pupil.sees("choice", "Not taken: This question has no such version");
                assertTrue(pupil.question("choice").locator("input").nth(1).isChecked());
                pupil.picture("version-gone");
            }
        } finally {
            burning.stop();
        }
    }

    @Test
    void a_reply_that_was_cut_makes_no_second_answer() {
        try (var context = context()) {
            var pupil = new Pupil(context.newPage(), gate.address()).begin(learner, lesson);
            gate.cutReplies(1, "POST /api/answers");
            pupil.choose(1).saved("choice");
            assertEquals(0, gate.repliesToCut());
            assertEquals(1, ledger.responses(lesson).size());
        }
    }

    @Test
    void who_signs_out_with_unsent_answers_is_told_and_the_next_person_sees_nothing_of_them() {
        var other = Pupil.another();
        var theirs = new Ledger(product.address(), other);
        var before = theirs.counting(lesson);
        try (var context = context()) {
            var pupil = new Pupil(context.newPage(), gate.address()).begin(learner, lesson);
            gate.shut();
            pupil.choose(1).sees("choice", HERE).signOut();
            var dialog = pupil.page().locator("dialog.asks");
            assertThat(dialog).containsText("not sent yet: 1");
            pupil.picture("sign-out");
            dialog.getByText("Stay signed in").click();
            // What is kept is signed out of with the network back, and the reply to it is cut.
            gate.open().cutReplies(99, "POST /api/answers");
            pupil.signOut();
            dialog.getByText("Sign out").click();
            pupil.page().waitForURL(url -> url.contains("/sign-in"));
            gate.cutReplies(0, "");
            pupil.told("Answers of somebody else wait");
            assertEquals(List.of(), pupil.page().evaluate(LESSONS_KEPT));
            pupil.signIn(other);
            pupil.told("Answers of somebody else wait").picture("somebody-else");
            assertEquals(2, pupil.page().evaluate(STORES), "one for each of them");
            gate.shut();
            pupil.open(lesson);
            assertThat(pupil.page().locator("h1")).hasText("On this device");
            assertThat(pupil.page().locator("[data-lessons] li")).hasCount(0);
            gate.open();
            pupil.open("/").signOut();
            pupil.page().waitForURL(url -> url.contains("/sign-in"));
            assertEquals(before, theirs.counting(lesson));
            pupil.signIn(learner).open(lesson).saved("choice");
            assertEquals(1, ledger.responses(lesson).size());
        }
    }

    @Test
    void a_page_left_open_sends_nothing_as_somebody_else() {
        var other = Pupil.another();
        var theirs = new Ledger(product.address(), other);
        var before = theirs.counting(lesson);
        try (var context = context()) {
            var mine = new Pupil(context.newPage(), gate.address()).begin(learner, lesson);
            context.clearCookies();
            new Pupil(context.newPage(), gate.address()).open("/sign-in").signIn(other);
            mine.choose(1).told("Somebody else has signed in");
            assertEquals(before, theirs.counting(lesson));
            assertEquals(List.of(), ledger.counting(lesson));
        }
    }

    @Test
    void an_expired_session_is_said_and_what_was_typed_is_sent_after_signing_in() {
        try (var context = context()) {
            var pupil = new Pupil(context.newPage(), gate.address()).begin(learner, lesson);
            context.clearCookies();
            pupil.choose(1).told("You are signed out").sees("choice", HERE).picture("expired");
            pupil.page().locator(".on-this-device a[href^='/sign-in']").click();
            pupil.signIn(learner).saved("choice");
            assertTrue(pupil.page().url().endsWith(lesson), pupil.page().url());
            assertTrue(pupil.question("choice").locator("input").nth(1).isChecked());
            assertEquals(1, ledger.responses(lesson).size());
        }
    }

    @Test
    void without_tls_answers_are_kept_and_the_page_says_that_the_lesson_is_not() {
        try (var lan = Gateway.withoutTls(product.address());
                var context = context()) {
            var pupil = new Pupil(context.newPage(), lan.address());
            pupil.open("/sign-in").signIn(learner).open(lesson);
            assertThat(pupil.page().locator("[data-keeps]")).containsText("https");
            lan.shut();
            pupil.choose(1).sees("choice", HERE).told("No network").picture("no-tls");
            lan.open();
            pupil.networkIsBack().saved("choice");
            assertEquals(1, ledger.responses(lesson).size());
        }
    }

    @Test
    void a_lesson_changed_and_closed_meanwhile_loses_nothing() {
        var mine = ledger.lesson(CHANGED);
        ledger.beginAgain(mine);
        try (var context = context();
                var staffRoom = context()) {
            var pupil = new Pupil(context.newPage(), gate.address()).begin(learner, mine);
            var teacher = new Pupil(staffRoom.newPage(), product.address());
            teacher.open("/sign-in").signIn(product.account("teacher"));
            gate.shut();
            pupil.open(mine).told("You read the copy").choose(1).sees("choice", HERE);
            var drawn = "[...document.images].every(image => image.naturalWidth > 0)";
            assertTrue(pupil.page().locator("article img").count() > 0);
            pupil.page().waitForFunction(drawn);
            publishChanged(teacher, mine);
            gate.open();
            pupil.networkIsBack().saved("choice");
            assertThat(pupil.page().locator("[data-news]")).containsText("was changed");
            pupil.picture("changed");
            gate.shut();
            pupil.choose(0).sees("choice", HERE);
            archive(teacher, mine, "");
            gate.open();
            pupil.networkIsBack().sees("choice", "Not taken").told("not taken: 1");
            pupil.picture("closed").open("/device");
            assertThat(pupil.page().locator("[data-refused] li")).hasCount(1);
            var file =
                    pupil.page()
                            .waitForDownload(() -> pupil.page().locator("[data-download]").click());
            assertTrue(file.suggestedFilename().endsWith(".json"));
            var refused = pupil.page().locator("[data-refused]");
            refused.getByText("Put away").click();
            refused.getByText("Undo").click();
            assertThat(refused.getByText("Put away")).isVisible();
            pupil.picture("refused");
            archive(teacher, mine, "/end");
            pupil.open(mine).saved("choice");
            Eventually.holds(() -> ledger.responses(mine).size() == 2);
        }
    }

    /** The first wrong choice says something else now: a new version of its question. */
    private static void publishChanged(Pupil teacher, String lesson) {
        var publish =
                """
                async lesson => {
                  const form = new FormData(document.querySelector("#draft"));
                  form.set("source", form.get("source").replace("( ) ", "( ) Perhaps: "));
                  const reply = await fetch(lesson + "/publication", { method: "POST", body: form });
                  if (!reply.ok) throw new Error(reply.status);
                }
                """;
        teacher.open(lesson + "/edit").page().evaluate(publish, lesson);
    }

    private void archive(Pupil teacher, String lesson, String end) {
        var path = ledger.course() + lesson + "/archive" + end;
        teacher.page().evaluate("async path => { await fetch(path, { method: 'POST' }) }", path);
    }

    private static BrowserContext context() {
        return Pupil.browser();
    }
}
