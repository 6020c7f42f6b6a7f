package classroom7.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A visitor notices what is wrong with a page: each fault is planted once. */
class VisitorTest {
    private static final String GOOD =
            "<!doctype html><html lang=en><meta name=viewport content=width=device-width><title>A page</title><link rel=icon href='data:,'>"
                    + "<main><h1>A page</h1><p>and its text</p>%s</main></html>";
    private static final String HEAVY = "heavy";
    private HttpServer server;
    private String body = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    var heavy = exchange.getRequestURI().getPath().endsWith(HEAVY);
                    var content = heavy ? "heavy ".repeat(20_000) : body;
                    var page = GOOD.formatted(content).getBytes(UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
                    exchange.sendResponseHeaders(200, page.length);
                    exchange.getResponseBody().write(page);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void nothing_is_said_of_a_good_page() {
        assertEquals(List.of(), findings(""));
    }

    @Test
    void a_picture_without_a_text_is_found() {
        found("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>", "axe image-alt");
    }

    @Test
    void a_page_that_weighs_too_much_is_found() {
        found("<p>" + "heavy ".repeat(20_000) + "</p>", "bytes without pictures");
    }

    @Test
    void what_a_script_loads_later_weighs_too() {
        found(
                "<script>onload = () => fetch('/"
                        + HEAVY
                        + "').then(() => document.title = 'B')"
                        + "</script>",
                "bytes without pictures");
    }

    @Test
    void what_a_script_sends_does_not_weigh() {
        var sent =
                "<script>onload = () => fetch('/"
                        + HEAVY
                        + "', { method: 'POST', body: 'x' })"
                        + ".then(() => document.title = 'B')</script>";
        assertEquals(List.of(), findings(sent));
    }

    @Test
    void another_host_is_found() {
        found("<script src='http://elsewhere.invalid/x.js'></script>", "asks another host");
    }

    @Test
    void an_error_of_a_script_is_found() {
        found("<script>throw new Error('planted')</script>", "script: ");
        found("<script>console.error('planted')</script>", "console: planted");
    }

    @Test
    void a_page_that_scrolls_sideways_is_found() {
        found("<div style='width: 3000px'>wide</div>", "scrolls sideways");
    }

    @Test
    void what_is_wrong_on_another_device_only_is_found() {
        var wide =
                "<style>@media (max-width: 400px) { i { display: block; width: 600px } }</style>";
        found(wide + "<i>wide</i>", "scrolls sideways by 218 px on PHONE");
        var dim = "<style>@media (prefers-color-scheme: dark) { b { color: #eee } }</style>";
        found(dim + "<b>dim</b>", "DARK: axe color-contrast");
        var left = "<style>[dir=rtl] u { position: absolute; right: 0; width: 600px }</style>";
        found(left + "<u>left</u>", "scrolls sideways by 210 px on MIRRORED");
    }

    private void found(String planted, String finding) {
        var findings = findings(planted);
        assertTrue(findings.stream().anyMatch(text -> text.contains(finding)), findings::toString);
    }

    private List<String> findings(String planted) {
        body = planted;
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        var visitor = new Visitor(address, Device.WIDE);
        visitor.open("/");
        if (planted.contains("<style>")) {
            visitor.lookWith(List.of(Device.PHONE, Device.DARK, Device.MIRRORED), "planted");
        }
        if (planted.contains("document.title")) {
            visitor.page().waitForFunction("document.title === 'B'");
            visitor.look();
        }
        var findings = List.copyOf(visitor.findings());
        visitor.page().context().close();
        return findings;
    }
}
