package classroom7.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A whole life: from the first start to a learner's progress, each person at a browser. */
class LifeTest {
    private static final Path COURSE = Path.of("..", "server/src/main/resources/sample/course");
    private static final Pattern INVITATION = Pattern.compile("/invitations/[\\w-]+");
    private static final Pattern DONE = Pattern.compile("done.*");
    private static final String CHOSEN = "section.question input:checked";
    private static final String PASSWORD = "a long enough password";
    private static final String TEACHER = "ada@example.org";
    private static final String LEARNER = "grace@example.org";

    @Test
    void from_the_first_start_to_a_learners_progress() {
        try (var product = Product.start(Product.temporary());
                var owner = new Visitor(product, Device.WIDE);
                var teacher = new Visitor(product, Device.WIDE);
                var learner = new Visitor(product, Device.PHONE)) {
            setUp(product, owner);
            invite(owner, TEACHER, "teacher");
            accept(teacher, letter(owner, TEACHER), "Ada");
            invite(owner, LEARNER, "learner");
            accept(learner, letter(owner, LEARNER), "Grace");
            importCourse(teacher);
            join(teacher, learner);
            seeWhatIsDone(learner, answerEverything(learner));
            seeProgress(teacher);
            correctKey(teacher, learner);
        }
    }

    private static void setUp(Product product, Visitor owner) {
        var link = product.printed("http://\\S+/setup/\\S+").group();
        owner.open(URI.create(link).getPath()).picture("life/1-set-up");
        var zone = owner.page().locator("select[name=zone]");
        PlaywrightAssertions.assertThat(zone).hasValue("Europe/Berlin"); // the browser's own
        field(owner, "organization", "The School");
        field(owner, "name", "Olga");
        field(owner, "email", "olga@example.org");
        field(owner, "password", PASSWORD);
        owner.press(main(owner).locator("form button").last());
        owner.page().waitForURL(url -> !url.contains("/setup/"));
        owner.look().picture("life/2-first-page");
    }

    private static void invite(Visitor owner, String email, String role) {
        owner.open("/organizations");
        owner.press(owner.page().locator("a[href$='/people']").first()).look();
        owner.fill(owner.page().locator("textarea[name=addresses]"), email);
        owner.page().locator("form[action$=invitations] select[name=role]").selectOption(role);
        owner.press(owner.page().locator("form[action$=invitations] button").first());
        var invited = owner.page().locator("table").getByText(email);
        PlaywrightAssertions.assertThat(invited.first()).isVisible();
        owner.look().picture("life/3-invited");
    }

    /** The link in the letter that the operator sees on the page of outgoing mail. */
    private static String letter(Visitor operator, String to) {
        operator.open("/operations/mail").picture("life/4-mail");
        var letters =
                operator.page()
                        .locator("tr, li")
                        .filter(new Locator.FilterOptions().setHasText(to));
        operator.press(letters.first().locator("a").first()).look();
        var link = INVITATION.matcher(operator.page().content());
        assertTrue(link.find(), "No invitation in the letter to " + to);
        return link.group();
    }

    private static void accept(Visitor visitor, String link, String name) {
        visitor.open(link).picture("life/5-invitation");
        field(visitor, "name", name);
        field(visitor, "password", PASSWORD);
        visitor.press(main(visitor).locator("form button").last());
        visitor.page().waitForURL(url -> !url.contains("/invitations/"));
        visitor.look();
    }

    private static void importCourse(Visitor teacher) {
        teacher.open("/courses/import");
        var page = teacher.page();
        page.locator("input[type=file]").setInputFiles(Desk.zip(COURSE));
        teacher.press(main(teacher).locator("form button.main"));
        page.locator("input[name=publish]").check();
        teacher.look().press(main(teacher).locator("form button.main"));
        main(teacher).locator("a.button.main").waitFor();
        teacher.look().picture("life/5-imported");
    }

    private static void join(Visitor teacher, Visitor learner) {
        teacher.open("/");
        teacher.press(main(teacher).locator(".cards a").first()).look().picture("life/6-course");
        teacher.press(tab(teacher, "people")).look();
        teacher.press(teacher.page().locator("form[action$='/code'] button").first()).look();
        var code = teacher.page().locator(".secret").first().textContent().strip();
        learner.open("/");
        learner.fill(learner.page().locator("input[name=code]"), code);
        learner.press(learner.page().locator("form[action='/join'] button"));
        learner.look().press(main(learner).locator("form[action*='/join'] button").first());
        learner.page().waitForURL(Pattern.compile(".*/courses/.*"));
        learner.look().picture("life/7-joined");
    }

    /** Every lesson, every question: each is said to be saved, and is still there afterwards. */
    private static int answerEverything(Visitor learner) {
        var lessons =
                learner.page().locator("a[href^='/lessons/']").all().stream()
                        .map(link -> link.getAttribute("href"))
                        .distinct()
                        .toList();
        assertTrue(lessons.size() >= 5, () -> "Only " + lessons);
        int asking = 0;
        var kinds = new TreeSet<String>();
        var chosen = new LinkedHashMap<String, Integer>();
        for (var lesson : lessons) {
            learner.open(lesson);
            var questions = learner.page().locator("section.question").all();
            asking += questions.isEmpty() ? 0 : 1;
            for (var question : questions) {
                answer(learner, question);
                var kept = question.locator("[data-kept]");
                PlaywrightAssertions.assertThat(kept)
                        .containsText(Pattern.compile("\\d\\d:\\d\\d"));
                kinds.add(question.getAttribute("data-kind"));
            }
            if (learner.look().page().locator(CHOSEN).count() > 0) {
                chosen.put(lesson, learner.page().locator(CHOSEN).count());
            }
        }
        assertTrue(chosen.size() > 2, chosen::toString);
        assertEquals(List.of("choice", "choices", "number", "text", "truth"), List.copyOf(kinds));
        learner.picture("life/8-answered");
        for (var lesson : chosen.keySet()) {
            learner.open(lesson);
            assertEquals(chosen.get(lesson), learner.page().locator(CHOSEN).count(), lesson);
        }
        return asking;
    }

    private static void answer(Visitor learner, Locator question) {
        switch (question.getAttribute("data-kind")) {
            case "choice", "truth" -> question.locator("input[type=radio]").first().check();
            case "choices" -> question.locator("input[type=checkbox]").first().check();
            case "number" -> question.locator("input.answer-line").fill("1013 hPa");
            case "text" -> question.locator("input.answer-line").fill("condensation");
            default -> throw new AssertionError("A kind nobody answers: " + question);
        }
        learner.press(question.locator("button[data-check]"));
    }

    /** Each lesson with a mark that says in words, too, that it is done; and where to go on. */
    private static void seeWhatIsDone(Visitor learner, int answered) {
        learner.open("/").press(main(learner).locator(".cards a").first());
        learner.page().waitForURL(Pattern.compile(".*/courses/.*"));
        var done = main(learner).locator(".contents .mark.done");
        Eventually.holds(() -> {
            learner.page().reload();
            return done.count() >= answered;
        });
        PlaywrightAssertions.assertThat(done.first()).hasAttribute("aria-label", DONE);
        learner.look().picture("life/8-done");
    }

    private static void seeProgress(Visitor teacher) {
        teacher.open("/");
        teacher.press(main(teacher).locator(".cards a").first());
        teacher.startCounting().press(tab(teacher, "progress"));
        var grace = teacher.page().locator("table").getByText("Grace").first();
        PlaywrightAssertions.assertThat(grace).isVisible();
        assertEquals(1, teacher.clicks());
        teacher.look().picture("life/9-progress");
        teacher.press(teacher.page().locator("table tbody a").first()).look();
        teacher.picture("life/10-one-learner");
        teacher.page().goBack();
        teacher.press(teacher.page().locator("a[href$='/questions']").first()).look();
        teacher.picture("life/11-questions");
    }

    /**
     * What the learner chose was right after all: what would change is shown first, and then the
     * learner's own page says so.
     */
    private static void correctKey(Visitor teacher, Visitor learner) {
        var chosen = wrongly(learner);
        var text = chosen.locator("span").first().textContent().strip();
        var lesson = URI.create(learner.page().url()).getPath();
        var page = teacher.page();
        teacher.open(lesson + "/edit");
        var source = page.locator("textarea[name=source]");
        var corrected = withRight(source.inputValue(), text);
        // Drafts save themselves.
        page.waitForResponse(Pattern.compile(".*/draft"), () -> source.fill(corrected));
        teacher.open(lesson + "/correction").picture("life/12-correction");
        PlaywrightAssertions.assertThat(page.locator("main .before-after").first()).isVisible();
        teacher.press(page.locator("main form[action$=correction] button.main"));
        PlaywrightAssertions.assertThat(page.locator("main .before-after")).hasCount(0);
        teacher.look().picture("life/13-corrected");
        learner.open(lesson);
        var now =
                learner.page()
                        .locator("label.choice:has(input:checked)")
                        .filter(new Locator.FilterOptions().setHasText(text));
        PlaywrightAssertions.assertThat(now.first()).hasClass(Pattern.compile("choice good"));
        learner.look().picture("life/14-marked-again");
    }

    /** A choice that the learner took and that was not right, in the first lesson with one. */
    private static Locator wrongly(Visitor learner) {
        learner.open("/").press(main(learner).locator(".cards a").first());
        learner.page().waitForURL(Pattern.compile(".*/courses/.*"));
        var lessons =
                learner.page().locator("main a[href^='/lessons/']").all().stream()
                        .map(link -> link.getAttribute("href"))
                        .distinct()
                        .toList();
        for (var lesson : lessons) {
            learner.page()
                    .navigate(learner.page().url().replaceFirst("(://[^/]+).*", "$1" + lesson));
            var wrong =
                    learner.page()
                            .locator("[data-kind=choice] label.choice.wrong:has(input:checked)");
            if (wrong.count() > 0) {
                return wrong.first();
            }
        }
        throw new AssertionError("The learner took no wrong choice in " + lessons);
    }

    /** The text with this choice right, and no other of its question. */
    private static String withRight(String source, String choice) {
        var block = Pattern.compile("(?m)^\\?\\?\\?[^\n]*\n[\\s\\S]*?^\\?\\?\\?$");
        return block.matcher(source)
                .replaceAll(found -> {
                    var text = found.group();
                    var corrected =
                            text.contains("( ) " + choice)
                                    ? text.replace("(x)", "( )")
                                            .replace("( ) " + choice, "(x) " + choice)
                                    : text;
                    return Matcher.quoteReplacement(corrected);
                });
    }

    private static Locator tab(Visitor visitor, String name) {
        return visitor.page().locator("nav a[href$='/" + name + "']").first();
    }

    private static void field(Visitor visitor, String name, String text) {
        visitor.fill(visitor.page().locator("input[name=" + name + "]"), text);
    }

    private static Locator main(Visitor visitor) {
        return visitor.page().locator("main");
    }
}
