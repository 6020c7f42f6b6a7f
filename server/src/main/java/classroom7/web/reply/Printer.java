package classroom7.web.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import classroom7.people.access.Actor;
import classroom7.platform.words.Words;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.frame.Frames;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes replies. A page is rendered to UTF-8 in memory and sent with its length; one that the
 * browser has already is not sent again.
 */
public final class Printer {
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String API = "/api/";

    /** Whose page it is: what a browser keeps for reading without a network, it keeps apart. */
    private static final String PERSON = "Classroom7-Person";

    private static final int PAGE_BYTES_USUAL = 16_384;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;
    private static final int FAILED = 500;

    private final TemplateEngine templates;
    private final Frames frames;
    private final JsonMapper json;
    private final Shelf shelf;

    public Printer(Frames frames, JsonMapper json, Shelf shelf) {
        this.frames = frames;
        this.json = json;
        this.shelf = shelf;
        this.templates =
                TemplateEngine.createPrecompiled(
                        null, ContentType.Html, Printer.class.getClassLoader(), "classroom7.jte");
    }

    public void print(Reply reply, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (reply) {
            case Page page -> page(page, request, response);
            case SeeOther other -> seeOther(other, request, response);
            case Json body -> json(body.status(), JSON, body.body(), response);
            case Nothing() -> response.setStatus(NO_CONTENT);
            case NotFound() ->
                    error(new Refused(NOT_FOUND, "error.not-found", List.of()), request, response);
            case Refused refused -> refused(refused, request, response);
        }
    }

    /** Prints the page that stands on the shelf for this request; false: it is to be made. */
    public boolean again(Actor actor, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!isPlain(request)) {
            return false;
        }
        Shelf.Kept kept = shelf.find(actor, request.getRequestURI());
        if (kept == null) {
            return false;
        }
        response.setContentType(HTML);
        response.setHeader(PERSON, actor.person().value());
        whole(kept.bytes(), kept.tag(), request, response);
        return true;
    }

    /** A page asked for as it is: not a part of it, and nothing is to be said above it. */
    private static boolean isPlain(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && request.getQueryString() == null
                && request.getHeader("HX-Request") == null
                && Frames.cookie(request, Flash.COOKIE) == null;
    }

    /** The page of a failure of ours, with the id under which it was logged. */
    public void failed(String failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Words words = frames.words(request);
        String heading = words.say("error.busy");
        if (isApi(request)) {
            problem(FAILED, heading, words.say("error.failure-id", failure), response);
            return;
        }
        String shown = words.say("error.failure-id", failure);
        errorPage(
                FAILED,
                new ErrorView(
                        heading, words.say("error.busy.advice"), shown, Again.of(request, FAILED)),
                request,
                response);
    }

    private void refused(Refused refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (refused.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        sayWhen(refused.later(), response);
        error(refused, request, response);
    }

    private static void sayWhen(@Nullable Duration later, HttpServletResponse response) {
        if (later != null) {
            response.setHeader(Later.HEADER, Long.toString(Later.seconds(later)));
        }
    }

    private void error(Refused refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Words words = frames.words(request);
        int status = refused.status();
        String key = refused.key();
        var arguments = refused.arguments().toArray();
        String heading = words.say(key, arguments);
        String advice = words.say(key + ".advice", arguments);
        String shownAdvice = advice.equals(key + ".advice") ? "" : advice;
        if (isApi(request)) {
            problem(status, heading, shownAdvice, response);
        } else {
            var again = Again.of(request, status);
            errorPage(status, new ErrorView(heading, shownAdvice, "", again), request, response);
        }
    }

    private void errorPage(
            int status, ErrorView view, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Frame frame = frames.of(request).titled(view.heading());
        page(Page.of(frame, "error", view).withStatus(status), request, response);
    }

    private void problem(int status, String title, String detail, HttpServletResponse response)
            throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        if (!detail.isEmpty()) {
            problem.put("detail", detail);
        }
        json(status, PROBLEM, problem, response);
    }

    private void seeOther(
            SeeOther other, HttpServletRequest request, HttpServletResponse response) {
        for (String cookie : other.cookies()) {
            response.addHeader("Set-Cookie", cookie);
        }
        Flash flash = other.flash();
        if (flash != null) {
            response.addHeader(
                    "Set-Cookie",
                    Flash.COOKIE
                            + "="
                            + flash.cookie()
                            + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
        }
        if (request.getHeader("HX-Request") != null) {
            response.setStatus(NO_CONTENT);
            response.setHeader("HX-Redirect", other.address());
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", other.address());
        }
    }

    private void page(Page page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Utf8ByteOutput out = new Utf8ByteOutput(PAGE_BYTES_USUAL);
        Map<String, Object> parameters =
                Map.of("frame", said(page.frame(), request, response), "view", page.view());
        templates.render(page.template() + ".jte", parameters, out);
        byte[] bytes = bytes(out);
        response.setContentType(HTML);
        if (!Frames.isUnknown(request)) {
            response.setHeader(PERSON, person(request));
        }
        if (page.status() == OK && request.getMethod().equals("GET")) {
            String tag = tag(bytes);
            keep(page, bytes, tag, request);
            whole(bytes, tag, request, response);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(page.status());
        if (!response.containsHeader(Later.HEADER)) {
            sayWhen(page.later(), response);
        }
        Packed.send(bytes, request, response);
    }

    private void keep(Page page, byte[] bytes, String tag, HttpServletRequest request) {
        Page.Keeping keeping = page.keeping();
        Actor actor = Frames.actor(request);
        if (keeping != null && actor != null && isPlain(request)) {
            Actor reader = Shelf.withoutSession(actor);
            shelf.put(actor, request.getRequestURI(), new Shelf.Kept(reader, bytes, tag, keeping));
        }
    }

    private static void whole(
            byte[] bytes, String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(NOT_MODIFIED);
            return;
        }
        response.setStatus(OK);
        Packed.send(bytes, request, response);
    }

    /**
     * What is to be said once is said to a person who looks, not to a browser that fetches ahead.
     */
    private Frame said(Frame frame, HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader("Sec-Purpose") != null || request.getHeader("HX-Request") != null) {
            return frame;
        }
        Flash flash = frames.flash(request);
        if (flash == null) {
            return frame;
        }
        response.addHeader(
                "Set-Cookie", Flash.COOKIE + "=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
        return frame.saying(flash);
    }

    /**
     * Two checksums that share no polynomial: cheap, and nobody gains from a collision with
     * oneself. Weak: packed or not, it is the same page (RFC 9110, section 8.8.1).
     */
    private static String tag(byte[] bytes) {
        CRC32 first = new CRC32();
        CRC32C second = new CRC32C();
        first.update(bytes, 0, bytes.length);
        second.update(bytes, 0, bytes.length);
        var digits = Long.toHexString(first.getValue()) + Long.toHexString(second.getValue());
        return "W/\"" + digits + '"';
    }

    /** In one piece: its hundreds of small ones cost a fifth of a page on their way out. */
    private static byte[] bytes(Utf8ByteOutput out) throws IOException {
        ByteBuffer whole = ByteBuffer.allocate(out.getContentLength());
        out.writeTo(whole::put);
        return whole.array();
    }

    private void json(int status, String mediaType, Object body, HttpServletResponse response)
            throws IOException {
        byte[] bytes =
                switch (body) {
                    case byte[] written -> written;
                    case String text -> text.getBytes(UTF_8);
                    default -> json.writeValueAsBytes(body); // open: any record
                };
        response.setStatus(status);
        response.setContentType(mediaType);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static String person(HttpServletRequest request) {
        Actor actor = Frames.actor(request);
        return actor == null ? "none" : actor.person().value();
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith(API);
    }
}
