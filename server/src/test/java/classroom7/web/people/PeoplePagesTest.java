package classroom7.web.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.people.signin.FirstRun;
import classroom7.platform.database.Database;
import classroom7.platform.mail.Mails;
import classroom7.testing.Browser;
import classroom7.testing.School;
import classroom7.testing.TestServer;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PeoplePagesTest {
    private static TestServer server;
    private static School school;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        var link = server.door(FirstRun.class).link();
        var first = server.browser();
        first.get(link);
        var done =
                first.post(
                        link,
                        "organization",
                        "First School",
                        "name",
                        "Fiona First",
                        "email",
                        "fiona@example.org",
                        "password",
                        "long enough",
                        "zone",
                        "Europe/London");
        assertEquals(200, first.get("/profile").status(), done.body());
        school = School.open(server.door(Database.class), InstantSource.system());
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static Browser signedIn(String name) {
        var browser = server.browser();
        var answer =
                browser.stopping()
                        .post(
                                "/sign-in",
                                "email",
                                name + "@example.org",
                                "password",
                                School.PASSWORD);
        assertEquals(303, answer.status(), answer.body());
        return browser;
    }

    private static String people() {
        return "/organizations/" + school.school + "/people";
    }

    private static String linkTo(String email) {
        var folder = server.door(Mails.class);
        var mail =
                folder.newest(100).stream()
                        .filter(one -> one.to().contains(email))
                        .findFirst()
                        .orElseThrow();
        var link =
                Pattern.compile("http://127.0.0.1:\\d+(/\\S+)")
                        .matcher(folder.find(mail.id()).text());
        assertTrue(link.find());
        return link.group(1);
    }

    @Test
    void the_set_up_link_works_once() {
        assertEquals(404, server.browser().get("/setup/" + "x".repeat(43)).status());
        assertEquals(null, server.door(FirstRun.class).link());
    }

    @Test
    void signing_in_leads_to_where_one_wanted_to_go_and_nowhere_else() {
        var wanted = server.browser().stopping().get("/profile");
        assertEquals("/sign-in?to=%2Fprofile", wanted.header("Location"));
        for (var elsewhere :
                new String[] {
                    "https://evil.example/",
                    "//evil.example/",
                    "/\\evil.example/",
                    "/\t/evil.example",
                    "javascript:alert(1)",
                    "/sign-out"
                }) {
            var browser = server.browser().stopping();
            assertFalse(
                    browser.get("/sign-in?to=" + java.net.URLEncoder.encode(elsewhere, UTF_8))
                            .body()
                            .contains("evil"));
            var answer =
                    browser.post(
                            "/sign-in",
                            "email",
                            "grace@example.org",
                            "password",
                            School.PASSWORD,
                            "to",
                            elsewhere);
            assertEquals("/", answer.header("Location"), elsewhere);
        }
    }

    @Test
    void a_wrong_password_keeps_what_was_typed_and_says_what_is_wrong() {
        var answer =
                server.browser()
                        .post("/sign-in", "email", "linus@example.org", "password", "<script>");
        assertEquals(422, answer.status());
        assertTrue(answer.body().contains("value=\"linus@example.org\""));
        assertTrue(answer.body().contains("do not belong together"));
        assertFalse(answer.body().contains("<script>"));
    }

    @Test
    void signing_in_makes_a_new_session_and_signing_out_ends_it() {
        var browser = server.browser().cookie("c7", "a".repeat(43));
        browser.stopping()
                .post("/sign-in", "email", "tim@example.org", "password", School.PASSWORD);
        var secret = browser.cookie("c7");
        assertEquals(43, secret.length());
        assertFalse(secret.equals("a".repeat(43)));
        assertEquals(200, browser.get("/profile").status());
        browser.post("/sign-out");
        assertEquals("", browser.cookie("c7"));
        assertEquals(
                303, server.browser().stopping().cookie("c7", secret).get("/profile").status());
    }

    @Test
    void the_cookie_is_for_the_server_alone() {
        var answer =
                server.browser()
                        .stopping()
                        .post("/sign-in", "email", "tim@example.org", "password", School.PASSWORD);
        var cookie = answer.header("Set-Cookie");
        assertTrue(cookie.contains("; HttpOnly"), cookie);
        assertTrue(cookie.contains("; SameSite=Lax"), cookie);
    }

    @Test
    void an_owner_invites_and_the_invited_come_in() {
        var olga = signedIn("olga");
        var page = olga.get(people());
        assertEquals(200, page.status(), page.body());
        assertTrue(page.body().contains("Grace Hopper"));
        assertFalse(page.body().contains("Barbara"));
        olga.post(people() + "/invitations", "addresses", "novel@example.org", "role", "teacher");
        assertTrue(olga.get(people()).body().contains("novel@example.org"));
        var link = linkTo("novel@example.org");
        var novel = server.browser();
        assertTrue(novel.get(link).body().contains("The School"));
        assertEquals(422, novel.post(link, "name", "", "password", "short").status());
        novel.stopping().post(link, "name", "Nora Novel", "password", "long enough");
        assertTrue(novel.get("/organizations").body().contains("Teacher"));
        assertEquals(404, server.browser().get(link).status());
    }

    @Test
    void what_is_no_address_stays_in_the_field() {
        var olga = signedIn("olga");
        var answer =
                olga.post(
                        people() + "/invitations",
                        "addresses",
                        "good1@example.org, bad, good2@example.org",
                        "role",
                        "learner");
        assertEquals(422, answer.status());
        assertTrue(answer.body().contains(">bad</textarea>"), answer.body());
        assertTrue(answer.body().contains("good2@example.org"));
    }

    @Test
    void a_removal_and_a_role_are_undone_by_one_button() {
        var olga = signedIn("olga");
        var undo = Pattern.compile("class=\"said\".*?action=\"([^\"]+)\"", Pattern.DOTALL);
        for (var act : new String[] {"/removal", "/role?role=owner"}) {
            olga.post(people() + "/" + school.linus.person() + act);
            var after = olga.get(people()).body();
            var button = undo.matcher(after);
            assertTrue(button.find(), after);
            olga.post(button.group(1).replace("&amp;", "&"));
        }
        var member = school.organizations.mine(school.linus, school.school);
        assertEquals("learner", member.role().word());
    }

    @Test
    void a_list_is_previewed_and_imported() {
        var olga = signedIn("olga");
        var preview =
                olga.post(
                        people() + "/import/preview",
                        "csv",
                        "email,name\nlist1@example.org,One\nnonsense,Two\n");
        assertEquals(200, preview.status(), preview.body());
        assertTrue(preview.body().contains("is no e-mail address"), preview.body());
        assertTrue(preview.body().contains("Invite one person"), preview.body());
        olga.post(people() + "/import", "csv", "email,name\nlist1@example.org,One\n");
        assertTrue(olga.get(people()).body().contains("list1@example.org"));
        var boundary =
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.csv\"\r\n"
                        + "Content-Type: text/csv\r\n\r\nlist2@example.org,Zwei\r\n--x--\r\n";
        var uploaded =
                olga.postBody(
                        people() + "/import/preview",
                        "multipart/form-data; boundary=x",
                        boundary.getBytes(UTF_8));
        assertTrue(uploaded.body().contains("Zwei"), uploaded.body());
        var binary =
                olga.postBody(
                        people() + "/import/preview",
                        "multipart/form-data; boundary=x",
                        boundary.replace("Zwei", "\u00fc")
                                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertEquals(422, binary.status());
    }

    @Test
    void a_forgotten_password_says_the_same_for_everybody() {
        var known = server.browser().post("/password", "email", "barbara@example.org");
        var unknown = server.browser().post("/password", "email", "barbarb@example.org");
        assertEquals(
                known.body(), unknown.body().replace("barbarb@example.org", "barbara@example.org"));
        var link = linkTo("barbara@example.org");
        var browser = server.browser();
        assertTrue(browser.get(link).body().contains("new-password"));
        assertEquals(422, browser.post(link, "wanted", "short").status());
        browser.stopping().post(link, "wanted", "another password");
        assertEquals(200, browser.get("/profile").status());
        assertEquals(404, browser.get(link).status());
        assertEquals(
                303,
                server.browser()
                        .stopping()
                        .post(
                                "/sign-in",
                                "email",
                                "barbara@example.org",
                                "password",
                                "another password")
                        .status());
    }

    @Test
    void a_profile_is_changed_and_shown() {
        var ada = signedIn("ada");
        var wrong = ada.post("/profile", "name", " ", "language", "xx", "zone", "Mars/Base");
        assertEquals(422, wrong.status());
        ada.post("/profile", "name", "Ada King", "language", "en", "zone", "Asia/Tokyo");
        var page = ada.get("/profile").body();
        assertTrue(page.contains("<h1>Ada King</h1>"), page);
        assertTrue(page.contains("<option selected>Asia/Tokyo</option>"), page);
    }

    @Test
    void a_person_sees_each_session_and_ends_one_or_all_others() {
        var here = signedInFrom("Linux; Firefox/140.0");
        var phone = signedInFrom("Android; Chrome/140.0 Mobile");
        var library = signedInFrom("Windows NT; Firefox/140.0");
        var tablet = signedInFrom("Windows NT; Chrome/140.0");
        var page = here.get("/profile").body();
        var ending = Pattern.compile("/profile/sessions/[^/\"]+/ending");
        var rows = Pattern.compile("(?s)<tr>.*?</tr>").matcher(page).results();
        var sessions = rows.map(row -> row.group()).filter(row -> row.contains("/ending")).toList();
        assertTrue(sessions.size() >= 4, page);
        for (var seen : new String[] {"Firefox, Linux", "Chrome, Android", "127.0.0.1"}) {
            assertTrue(page.contains(seen), seen + " in " + page);
        }
        var phones = sessions.stream().filter(row -> row.contains("Android")).findFirst();
        var link = ending.matcher(phones.orElseThrow());
        assertTrue(link.find());
        here.post(link.group());
        assertEquals(303, phone.stopping().get("/profile").status());
        assertEquals(200, library.get("/profile").status());
        here.post("/profile/sessions/endings");
        for (var ended : List.of(library, tablet)) {
            assertEquals(303, ended.stopping().get("/profile").status());
        }
        assertEquals(1, ending.matcher(here.get("/profile").body()).results().count());
    }

    private static Browser signedInFrom(String device) {
        var browser = server.browser().with("User-Agent", device);
        var typed = new String[] {"email", "tim@example.org", "password", School.PASSWORD};
        assertEquals(303, browser.stopping().post("/sign-in", typed).status());
        return browser;
    }

    @Test
    void a_token_is_shown_once_works_and_is_revoked() {
        var edsger = signedIn("edsger");
        var made = edsger.post("/profile/tokens", "token", "my <script>");
        assertEquals(201, made.status());
        var secret = Pattern.compile("value=\"(c7_[^\"]+)\"").matcher(made.body());
        assertTrue(secret.find(), made.body());
        assertFalse(edsger.get("/profile").body().contains(secret.group(1)));
        var program = server.browser().with("Authorization", "Bearer " + secret.group(1));
        assertEquals(200, program.get("/profile").status());
        var revocation =
                Pattern.compile("/profile/tokens/[^\"]+/revocation")
                        .matcher(edsger.get("/profile").body());
        assertTrue(revocation.find());
        edsger.post(revocation.group());
        assertEquals(303, program.stopping().get("/profile").status());
    }

    @Test
    void a_program_gets_a_token_for_a_password() {
        var good =
                server.browser()
                        .postJson(
                                "/api/tokens",
                                "{\"email\":\"otto@example.org\",\"password\":\"%s\"}"
                                        .formatted(School.PASSWORD));
        assertEquals(201, good.status(), good.body());
        assertTrue(good.body().startsWith("{\"token\":\"c7_"), good.body());
        for (var bad : new String[] {"", "{", "[]", "null", "{\"email\":\"x\"}", "{\"email\":1}"}) {
            var answer = server.browser().postJson("/api/tokens", bad);
            assertEquals(400, answer.status(), bad + answer.body());
            assertEquals("application/problem+json", answer.header("Content-Type"));
        }
        assertEquals(
                401,
                server.browser()
                        .postJson("/api/tokens", "{\"email\":\"x@y.zz\",\"password\":\"p\"}")
                        .status());
    }

    @Test
    void an_operator_founds_organizations_and_reads_letters() {
        var kim = signedIn("kim");
        assertTrue(kim.get("/organizations").body().contains("The College"));
        kim.post("/organizations", "name", "Third <b>", "owner", "third@example.org");
        var list = kim.get("/operations/mail").body();
        assertTrue(list.contains("Third &lt;b&gt;"), list);
        var letter = Pattern.compile("/operations/mail/[0-9a-z]{20}").matcher(list);
        assertTrue(letter.find());
        var opened = kim.get(letter.group()).body();
        assertTrue(opened.contains("href=\"http://127.0.0.1"), opened);
        assertEquals(404, signedIn("olga").get("/operations/mail").status());
        assertFalse(signedIn("olga").get("/organizations").body().contains("The College"));
    }

    @Test
    void a_course_is_joined_by_its_code_by_somebody_new_and_by_somebody_known() {
        var made =
                (classroom7.learning.course.CodeMaking.Made)
                        server.door(classroom7.learning.course.Courses.class)
                                .makeCode(school.ada, school.fractions);
        var code = made.code();
        var path = "/join/" + code.toUpperCase(java.util.Locale.ROOT);
        var nele = server.browser();
        assertEquals(404, nele.get("/join/wrong-code").status());
        assertTrue(nele.get(path).body().contains("Fractions"));
        assertEquals(422, nele.post(path, "name", "N", "email", "x", "password", "p").status());
        nele.post(path, "name", "Nele", "email", "nele@example.org", "password", "long enough");
        assertEquals(200, nele.get("/courses/" + school.fractions).status());
        var linus = signedIn("linus");
        assertEquals(404, linus.get("/courses/" + school.fractions).status());
        assertEquals("/courses/" + school.fractions, linus.post(path).header("Location"));
        assertEquals(200, linus.get("/courses/" + school.fractions).status());
        var barbara = server.browser().stopping();
        assertEquals(
                422,
                barbara.post(
                                path,
                                "name",
                                "B",
                                "email",
                                "otto@example.org",
                                "password",
                                "long enough")
                        .status());
    }
}
