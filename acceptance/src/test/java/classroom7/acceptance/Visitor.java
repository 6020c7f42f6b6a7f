package classroom7.acceptance;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody at a browser. Every page that a visitor looks at is held to what every page owes: axe
 * finds nothing, it is light, it asks no other host, reports no error and does not scroll sideways.
 * Counts clicks, fields and pages, for budgets.
 */
final class Visitor implements AutoCloseable {
    static final int PAGE_BYTES_MAX = 100 * 1024;
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String SAID = "said";
    private static final Set<String> NOT_WEIGHED = Set.of(SAID, "image", "media");

    private final URI product;
    private final Device device;
    private final BrowserContext context;
    private final Page page;
    private final CDPSession session;
    private final List<String> findings = new ArrayList<>();
    private final Map<String, String> kinds = new HashMap<>();
    private final Map<String, Integer> weights = new HashMap<>();
    private int clicks;
    private int fields;
    private int loads;
    private int failuresAllowed;

    Visitor(Product product, Device device) {
        this(product.address(), device);
    }

    Visitor(URI product, Device device) {
        this.product = product;
        this.device = device;
        // Without a worker, which would hand over from the device, unpacked, what has to be weighed
        // as
        // it comes over the wire. OfflineTest is the worker's.
        context =
                Chromium.browser()
                        .newContext(device.options().setServiceWorkers(ServiceWorkerPolicy.BLOCK));
        page = context.newPage();
        session = context.newCDPSession(page);
        page.setDefaultTimeout(15_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complainUnlessAllowed("console: " + message.text());
            }
        });
        page.onPageError(error -> findings.add(page.url() + ": script: " + error));
        page.onRequest(this::seen);
        page.onLoad(loaded -> loads++);
        weigh();
    }

    /** Goes to an address of the product by typing it, and looks at the page. */
    Visitor open(String path) {
        weights.clear();
        page.navigate(product.resolve(path).toString());
        return look();
    }

    /** The same for an address that is expected to answer with an error page. */
    Visitor openMissing(String path) {
        failuresAllowed++;
        open(path);
        failuresAllowed--;
        return this;
    }

    /** Something that the browser reports as failed, on purpose. */
    void allowing(Runnable what) {
        failuresAllowed++;
        what.run();
        failuresAllowed--;
    }

    Visitor signIn(Product.Account account) {
        open("/sign-in");
        fill(page.locator("input[name=email]"), account.email());
        fill(page.locator("input[name=password]"), account.password());
        press(page.locator("form:has(input[name=password]) button").first());
        page.waitForURL(url -> !url.contains("/sign-in"));
        return look();
    }

    /** A click, counted; what it leads to is looked at by {@link #look}. */
    Visitor press(Locator what) {
        weights.clear();
        clicks++;
        what.click();
        return this;
    }

    /** A field filled in, counted. */
    Visitor fill(Locator field, String text) {
        fields++;
        field.fill(text);
        return this;
    }

    /** Holds the page as it is now to what every page owes. */
    Visitor look() {
        page.waitForLoadState();
        if (device != Device.PLAIN) {
            new AxeBuilder(page).analyze().getViolations().forEach(rule -> complain(rule, device));
            sideways(device);
        }
        int bytes = weights.values().stream().mapToInt(Integer::intValue).sum();
        if (bytes > PAGE_BYTES_MAX) {
            complain(bytes + " bytes without pictures: " + weights);
        }
        return this;
    }

    /**
     * Looks at the same page with other devices, without loading it again, and comes back: the
     * page's size, its kind of screen, its colours and its direction are what differs. Where only
     * the size does, axe has nothing new to say, but the page may still be too wide.
     */
    Visitor lookWith(List<Device> others, String picture) {
        for (var other : others) {
            became(other);
            if (other.differs()) {
                new AxeBuilder(page)
                        .analyze()
                        .getViolations()
                        .forEach(rule -> complain(rule, other));
            }
            sideways(other);
            if (other.isPictured()) {
                picture(picture, other);
            }
        }
        became(device);
        return this;
    }

    private void became(Device other) {
        page.setViewportSize(other.width(), other.height());
        var screen = new JsonObject();
        screen.addProperty("width", other.width());
        screen.addProperty("height", other.height());
        screen.addProperty("deviceScaleFactor", other.isSmall() ? 2 : 1);
        screen.addProperty("mobile", other.isSmall());
        session.send("Emulation.setDeviceMetricsOverride", screen);
        var touch = new JsonObject();
        touch.addProperty("enabled", other.isSmall());
        session.send("Emulation.setTouchEmulationEnabled", touch);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(other.colours()));
        page.evaluate(
                "direction => { document.documentElement.dir = direction; }",
                other == Device.MIRRORED ? "rtl" : "ltr");
    }

    /** A picture of the whole page under target/screenshots. */
    Visitor picture(String name) {
        return picture(name, device);
    }

    private Visitor picture(String name, Device device) {
        var file = PICTURES.resolve(name + "-" + device.name().toLowerCase(Locale.ROOT) + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return this;
    }

    /** Fails if anything was wrong with any page that was looked at. */
    void demandNoFindings() {
        if (!findings.isEmpty()) {
            var all = findings.stream().distinct().collect(Collectors.joining("\n"));
            findings.clear();
            throw new AssertionError(all);
        }
    }

    List<String> findings() {
        return findings;
    }

    Page page() {
        return page;
    }

    int clicks() {
        return clicks;
    }

    int fields() {
        return fields;
    }

    int loads() {
        return loads;
    }

    /** Forgets what was counted so far. */
    Visitor startCounting() {
        clicks = 0;
        fields = 0;
        loads = 0;
        return this;
    }

    @Override
    public void close() {
        context.close();
        demandNoFindings();
    }

    private void seen(Request request) {
        var host = URI.create(request.url().replaceFirst("(?s)[?#].*", "")).getHost();
        if (host != null && !host.equals(product.getHost())) {
            complain("asks another host: " + request.url());
        }
    }

    private void sideways(Device device) {
        // Not innerWidth: a phone makes that as wide as the page.
        var wider =
                page.evaluate(
                        "width => document.documentElement.scrollWidth - width", device.width());
        if (((Number) wider).intValue() > 0) {
            complain("scrolls sideways by " + wider + " px on " + device);
        }
    }

    /** Bytes as they came over the wire, per request of the page, caches off. */
    private void weigh() {
        session.send("Network.enable");
        var off = new JsonObject();
        off.addProperty("cacheDisabled", true);
        session.send("Network.setCacheDisabled", off);
        session.on("Network.requestWillBeSent", this::begins);
        session.on(
                "Network.loadingFinished",
                event -> {
                    var request = event.get("requestId").getAsString();
                    if (!NOT_WEIGHED.contains(kinds.getOrDefault(request, "image"))) {
                        weights.put(request, event.get("encodedDataLength").getAsInt());
                    }
                });
    }

    /** A new document begins a new page; what the one before still loads is not its weight. */
    private void begins(JsonObject event) {
        var request = event.get("requestId").getAsString();
        if (request.equals(event.get("loaderId").getAsString())) {
            weights.clear();
            kinds.clear();
        }
        var type = event.get("type").getAsString().toLowerCase(Locale.ROOT);
        var method = event.getAsJsonObject("request").get("method").getAsString();
        // What a script sends while somebody works, an answer for one, is not the page's weight.
        kinds.put(request, type.equals("fetch") && method.equals("POST") ? SAID : type);
    }

    private void complainUnlessAllowed(String what) {
        if (failuresAllowed == 0) {
            complain(what);
        }
    }

    private void complain(Rule rule, Device with) {
        rule.getNodes()
                .forEach(node -> complain(with + ": axe " + rule.getId() + ": " + node.getHtml()));
    }

    private void complain(String what) {
        System.err.println(device + " " + page.url() + ": " + what);
        findings.add(device + " " + page.url().replace(product.toString(), "/") + ": " + what);
    }
}
