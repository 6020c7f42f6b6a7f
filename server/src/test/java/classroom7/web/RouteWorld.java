package classroom7.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import classroom7.learning.enrolment.Enrolments;
import classroom7.learning.exchange.Uploads;
import classroom7.people.access.Actor;
import classroom7.people.membership.Invitations;
import classroom7.people.membership.Invitee;
import classroom7.people.membership.Members;
import classroom7.people.organization.Role;
import classroom7.people.signin.Sessions;
import classroom7.people.signin.Tokens;
import classroom7.platform.database.Database;
import classroom7.platform.failure.Circumstances;
import classroom7.platform.failure.Failures;
import classroom7.platform.mail.Mails;
import classroom7.testing.Browser;
import classroom7.testing.School;
import classroom7.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A school behind a real server, in which every route can be called by every role. What a route
 * names in braces is there; for a request that changes something it is made anew each time, so that
 * one call never spoils the next.
 */
final class RouteWorld implements AutoCloseable {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final String NO_SECRET = "x".repeat(43);

    private final TestServer server;
    private final School school;
    private final RouteLessons lessons;
    private int number;
    private @Nullable Actor latest;
    private @Nullable Actor asking;

    RouteWorld(TestServer server) {
        this.server = server;
        school = School.open(server.door(Database.class), InstantSource.system());
        lessons = new RouteLessons(server, school);
    }

    TestServer server() {
        return server;
    }

    /** What the role is answered: a status, or "in" for being asked to sign in. */
    String answer(RouteTable.Row row, String role) {
        var browser = browser(role);
        boolean changes = !row.method().equals("GET");
        asking = actor(role);
        lessons.begin(row.path());
        var path = filled(row.path(), changes);
        prepare(row.path());
        var sent = filled(row.sent(), changes);
        var visit = browser.send(path, request(row.method(), sent));
        return isAskedIn(visit, path) ? "in" : String.valueOf(visit.status());
    }

    /** One that somebody of this role has signed in with. */
    Browser browser(String role) {
        var actor = actor(role);
        var browser = server.browser().stopping();
        if (actor != null) {
            var begun = server.door(Sessions.class).begin(actor.person(), "test", "127.0.0.1");
            browser.cookie("c7", begun.secret());
        }
        return browser;
    }

    /** Pages that lead to the sign-in page by themselves are not meant. */
    private static boolean isAskedIn(Browser.Visit visit, String path) {
        return visit.status() == 303
                && visit.header("Location").matches("/sign-in(\\?to=.*)?")
                && !path.matches("/sign-out|/password");
    }

    private @Nullable Actor actor(String role) {
        return switch (role) {
            case "operator" -> school.kim;
            case "owner" -> school.olga;
            case "teacher" -> school.ada;
            case "learner" -> school.grace;
            case "owner there" -> school.otto;
            case "teacher there" -> school.edsger;
            case "learner there" -> school.barbara;
            case "signed out" -> null;
            case String other -> throw new IllegalArgumentException("No role: " + other);
        };
    }

    private static HttpRequest.Builder request(String method, String sent) {
        if (method.equals("GET")) {
            return HttpRequest.newBuilder().GET();
        }
        var type = "application/x-www-form-urlencoded";
        var body = sent;
        if (sent.startsWith("{") || sent.startsWith("[")) {
            type = "application/json";
        } else if (sent.startsWith("file:")) {
            var parts = sent.substring("file:".length()).split(":", 2);
            type = "multipart/form-data; boundary=edge";
            body =
                    "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n--edge--\r\n"
                            .formatted(parts[0], parts[1]);
        }
        return HttpRequest.newBuilder()
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body.getBytes(UTF_8)));
    }

    private String filled(String text, boolean anew) {
        return VARIABLE.matcher(text).replaceAll(found -> value(found, anew));
    }

    private String value(MatchResult variable, boolean anew) {
        var name = variable.group(1);
        return switch (name) {
            case "organization" -> school.school.value();
            case "person" -> {
                latest = anew ? newPerson() : school.grace;
                yield latest.person().value();
            }
            case "colleague" -> school.tim.person().value();
            case "email" -> "new" + ++number + "@example.org";
            case "invitation" -> invitation();
            case "session" ->
                    server.door(Sessions.class)
                            .begin(school.grace.person(), "other", "127.0.0.1")
                            .session();
            case "token" ->
                    ((Tokens.Making.Made) server.door(Tokens.class).make(school.grace, "test"))
                            .token()
                            .id();
            case "job" -> "sign-in-sweep";
            case "letter" -> letter();
            case "failure" -> failure();
            case "secret" -> NO_SECRET;
            case "upload" -> upload();
            case "asset" -> asset();
            default -> lessons.value(name, anew); // open: names of the learning floor
        };
    }

    private Actor newPerson() {
        var person = school.member(school.school, "Person" + ++number + " Example", Role.LEARNER);
        school.enrol(school.school, lessons.course(), person, "learner");
        return person;
    }

    /** What takes something back needs what it takes back. */
    private void prepare(String route) {
        if (latest == null) {
            return;
        }
        var person = latest.person();
        if (route.endsWith("/{person}/return")) {
            server.door(Members.class).remove(school.olga, school.school, person);
        } else if (route.endsWith("/{person}/resumption")) {
            server.door(Enrolments.class).end(school.ada, lessons.course(), person);
        } else if (route.endsWith("/{person}/extension/end")) {
            lessons.extend(person);
        }
    }

    /** A file that whoever asks has sent, to be imported. */
    private String upload() {
        var file = new ByteArrayInputStream("Half of a half is a quarter.{T}".getBytes(UTF_8));
        return asking == null
                ? "none"
                : server.door(Uploads.class).keep(asking, "questions.gift", file);
    }

    private String invitation() {
        var place = new Invitations.Place(school.school, Role.LEARNER, null);
        var invitee = new Invitee("invited" + ++number + "@example.org", "");
        server.door(Invitations.class).invite(school.olga, place, List.of(invitee));
        var listed =
                (classroom7.people.membership.Listing.Listed)
                        server.door(Members.class).list(school.olga, school.school, "");
        return listed.invited().getFirst().id();
    }

    private String asset() {
        var page = server.browser().get("/sign-in").body();
        var link = Pattern.compile("/assets/(classroom-\\w+\\.css)").matcher(page);
        if (!link.find()) {
            throw new IllegalStateException("No style in " + page);
        }
        return link.group(1);
    }

    private String letter() {
        invitation();
        return server.door(Mails.class).newest(1).getFirst().id();
    }

    private String failure() {
        var failures = server.door(Failures.class);
        failures.see(new IllegalStateException("planted"), Circumstances.NONE);
        failures.keep();
        return failures.newest(1).getFirst().id();
    }

    @Override
    public void close() {
        server.close();
    }
}
