package classroom7.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server or a proxy may say to an answer instead of a receipt: told truly, and kept. */
class RefusalTest {
    private static final String LESSON = "Rain, measured";
    private static final String HERE = "On this device, not sent yet";
    private static final String SENDING = "POST /api/answers";
    private static final String NO_ROOM = "507 Insufficient Storage";
    private static final String AWAY = "503 Service Unavailable";
    private static final String TOO_LARGE = "413 Content Too Large";

    private static final int UPLOAD_BYTES = 40_000_000;
    private static final int UPLOAD_PIECES = 1_000;

    private final Product product = Product.sample();
    private final Gateway gate = new Gateway(product.address());
    private final Product.Account learner = Pupil.another();
    private final Ledger ledger = new Ledger(product.address(), learner);
    private final String lesson = ledger.lesson(LESSON);
    private final BrowserContext context = Pupil.browser();
    private final Pupil pupil = begin();

    private Pupil begin() {
        ledger.beginAgain(lesson);
        return new Pupil(context.newPage(), gate.address()).begin(learner, lesson);
    }

    @AfterEach
    void close() {
        context.close();
        gate.close();
    }

    @Test
    void a_server_without_room_or_a_store_is_said_and_what_was_answered_waits() {
        gate.refuse(SENDING, NO_ROOM, "");
        pupil.choose(0).sees("choice", HERE).told("no room left").picture("no-room");
        gate.refuse(SENDING, AWAY, "");
        pupil.networkIsBack().told("cannot take them just now").picture("away");
        pupil.open(lesson).sees("choice", HERE).told("cannot take them just now");
        gate.refuseNothing();
        pupil.networkIsBack().saved("choice");
        assertEquals(1, ledger.responses(lesson).size());
    }

    @Test
    void an_answer_that_is_too_large_for_a_proxy_holds_up_no_other_and_stays() {
        gate.shut();
        pupil.choose(1).sees("choice", HERE).type("4711").sees("number", HERE);
        gate.open().refuse("4711", TOO_LARGE, "");
        pupil.networkIsBack().sees("number", "Not taken: the reply was 413").saved("choice");
        pupil.told("not taken: 1").picture("too-large");
        assertEquals(1, ledger.responses(lesson).size());
        gate.refuseNothing();
        pupil.open(lesson).saved("number");
        assertEquals(2, ledger.responses(lesson).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "429 Too Many Requests\r\nRetry-After: 100",
                "503 Service Unavailable\r\nRetry-After: 100",
                "503 Service Unavailable\r\nDate: Mon, 02 Mar 2026 08:00:00 GMT"
                        + "\r\nRetry-After: Mon, 02 Mar 2026 08:01:40 GMT"
            })
    void a_server_that_names_a_time_is_left_alone_until_then(String busy) {
        gate.refuse(SENDING, busy, "");
        pupil.choose(0).told("cannot take them just now");
        pupil.networkIsBack().choose(1).sees("choice", HERE).networkIsBack();
        pupil.type("480 l").sees("number", HERE).networkIsBack().choose(2).sees("choice", HERE);
        pupil.told("not sent yet: 2");
        assertEquals(1, gate.refused());
        gate.refuseNothing();
        pupil.open(lesson).saved("choice").saved("number");
        var counting = ledger.counting(lesson);
        assertEquals(2, counting.size(), counting::toString);
    }

    @Test
    void whoever_presses_send_does_not_wait_for_that_time() {
        gate.shut();
        pupil.choose(1).sees("choice", HERE);
        gate.open().refuse(SENDING, "503 Service Unavailable\r\nRetry-After: 100", "");
        pupil.open("/device").told("cannot take them just now");
        var page = pupil.page();
        assertThat(page.locator("[data-waiting] li")).hasCount(1);
        gate.refuseNothing();
        pupil.networkIsBack();
        page.locator("[data-send]").click();
        assertThat(page.locator("[data-waiting] li")).hasCount(0);
        assertEquals(1, ledger.responses(lesson).size());
    }

    /** It says 200 to everything, with a page of its own. */
    @Test
    void the_page_of_a_hotel_is_no_receipt() {
        gate.refuse(SENDING, "200 OK\r\nContent-Type: text/html", "<h1>Welcome, room 12</h1>");
        pupil.choose(1).told("No network").sees("choice", HERE);
        gate.refuse(SENDING, "302 Found\r\nLocation: /hotel", "");
        pupil.networkIsBack().told("cannot take them just now").sees("choice", HERE);
        assertEquals(List.of(), ledger.responses(lesson));
        gate.refuseNothing();
        pupil.networkIsBack().saved("choice");
        assertThat(pupil.page().locator(".on-this-device")).isHidden();
        assertEquals(1, ledger.responses(lesson).size());
    }

    @Test
    void a_receipt_over_something_else_is_none() {
        gate.garbleReceipts(true);
        pupil.choose(1).told("cannot take them just now").sees("choice", HERE);
        gate.garbleReceipts(false);
        pupil.networkIsBack().saved("choice");
        assertEquals(1, ledger.responses(lesson).size());
    }

    /** Some listen only when they have sent all: closed before, they see a cut connection. */
    @Test
    void an_upload_that_is_refused_early_can_be_sent_to_its_end() throws IOException {
        var address = product.address();
        var head =
                "POST /profile HTTP/1.1\r\nHost: %s\r\nContent-Length: %d\r\n"
                        .formatted(address.getAuthority(), UPLOAD_BYTES);
        var form = "Content-Type: multipart/form-data; boundary=edge\r\n\r\n";
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var out = socket.getOutputStream();
            out.write((head + form).getBytes(US_ASCII));
            var piece = new byte[UPLOAD_BYTES / UPLOAD_PIECES];
            for (int sent = 0; sent < UPLOAD_PIECES; sent++) {
                out.write(piece);
            }
            var status = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
            assertEquals("HTTP/1.1 413", new String(status, US_ASCII));
        }
    }

    /** Refused before it is read: without care the browser sees a cut connection. */
    @Test
    void an_upload_that_is_refused_early_gets_its_reply() {
        assertEquals("413That is too large.", uploaded());
        context.clearCookies();
        assertEquals("413You are signed out.", uploaded());
    }

    private Object uploaded() {
        pupil.open(product.address().resolve("/device").toString());
        var sending =
                """
                async bytes => {
                  const body = new FormData();
                  body.set("file", new Blob([new Uint8Array(bytes)]), "film.mp4");
                  const reply = await fetch("/profile", { method: "POST", body });
                  return reply.status + (await reply.text()).match(/<h1>(.*?)</)[1];
                }
                """;
        return pupil.page().evaluate(sending, UPLOAD_BYTES);
    }
}
