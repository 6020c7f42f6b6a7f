package classroom7.platform.html;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** What HTML may stay: an allow list, kept by the OWASP sanitiser. */
final class Sanitiser {
    private static final Pattern ROOT_RELATIVE =
            Pattern.compile("/(?![/\\\\])[^\\\\\\s\\p{Cntrl}]*");
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(?:https?://|mailto:|tel:|#|/(?![/\\\\]))[^\\\\\\s\\p{Cntrl}]*");
    private static final Pattern CLASSES =
            Pattern.compile("video|elsewhere|missing|formula|language-[\\w#+.-]{1,30}");
    private static final Pattern ANCHOR = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,200}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final Pattern LENGTH =
            Pattern.compile("-?\\d{0,3}(?:\\.\\d{1,4})?(?:em|ex|px|%)?");
    private static final Pattern DIRECTION = Pattern.compile("auto|ltr|rtl");
    private static final Pattern ALIGN = Pattern.compile("left|right|center");
    private static final Pattern TRUE_OR_FALSE = Pattern.compile("true|false");

    private static final PolicyFactory POLICY = policy().toFactory();

    private Sanitiser() {}

    static String clean(String html) {
        return POLICY.sanitize(html);
    }

    private static HtmlPolicyBuilder policy() {
        var policy =
                new HtmlPolicyBuilder()
                        .allowElements(
                                "p",
                                "h2",
                                "h3",
                                "h4",
                                "h5",
                                "h6",
                                "ul",
                                "ol",
                                "li",
                                "blockquote",
                                "pre",
                                "code",
                                "em",
                                "strong",
                                "del",
                                "ins",
                                "s",
                                "sub",
                                "sup",
                                "kbd",
                                "samp",
                                "var",
                                "mark",
                                "abbr",
                                "cite",
                                "q",
                                "small",
                                "b",
                                "i",
                                "u",
                                "br",
                                "hr",
                                "table",
                                "thead",
                                "tbody",
                                "tfoot",
                                "tr",
                                "th",
                                "td",
                                "caption",
                                "dl",
                                "dt",
                                "dd",
                                "figure",
                                "figcaption",
                                "details",
                                "summary",
                                "a",
                                "img",
                                "video",
                                "div",
                                "span",
                                "center",
                                "ruby",
                                "rt",
                                "rp",
                                "bdi",
                                "bdo",
                                "wbr")
                        .allowElements((name, attributes) -> "h2", "h1")
                        .allowWithoutAttributes("span", "a")
                        .allowUrlProtocols("http", "https", "mailto", "tel")
                        .requireRelsOnLinks("noopener", "noreferrer");
        attributes(policy);
        mathMl(policy);
        return policy;
    }

    private static void attributes(HtmlPolicyBuilder policy) {
        policy.allowAttributes("href")
                .matching(ADDRESS)
                .onElements("a")
                .allowAttributes("src")
                .matching(ROOT_RELATIVE)
                .onElements("img", "video")
                .allowAttributes("alt")
                .onElements("img")
                .allowAttributes("loading")
                .matching(Pattern.compile("lazy"))
                .onElements("img")
                .allowAttributes("width", "height")
                .matching(NUMBER)
                .onElements("img", "video")
                .allowAttributes("controls")
                .onElements("video")
                .allowAttributes("preload")
                .matching(Pattern.compile("none|metadata"))
                .onElements("video");
        ofText(policy);
    }

    private static void ofText(HtmlPolicyBuilder policy) {
        policy.allowAttributes("title")
                .globally()
                .allowAttributes("dir")
                .matching(DIRECTION)
                .globally()
                .allowAttributes("lang")
                .matching(Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}"))
                .globally()
                .allowAttributes("id")
                .matching(ANCHOR)
                .onElements("h1", "h2", "h3", "h4", "h5", "h6")
                .allowAttributes("class")
                .matching(CLASSES)
                .onElements("a", "code", "div", "em", "span")
                .allowAttributes("tabindex")
                .matching(Pattern.compile("0"))
                .onElements("pre", "div")
                .allowAttributes("align")
                .matching(ALIGN)
                .onElements("th", "td")
                .allowAttributes("colspan", "rowspan", "start", "value")
                .matching(NUMBER)
                .onElements("th", "td", "ol", "li")
                .allowAttributes("open")
                .onElements("details");
    }

    private static void mathMl(HtmlPolicyBuilder policy) {
        policy.allowElements(
                        "math",
                        "mi",
                        "mn",
                        "mo",
                        "mtext",
                        "mspace",
                        "mrow",
                        "mfrac",
                        "msqrt",
                        "mroot",
                        "mstyle",
                        "msub",
                        "msup",
                        "msubsup",
                        "munder",
                        "mover",
                        "munderover",
                        "mtable",
                        "mtr",
                        "mtd",
                        "mphantom",
                        "mpadded")
                .allowAttributes("display")
                .matching(Pattern.compile("block|inline"))
                .onElements("math")
                .allowAttributes("accent", "accentunder", "stretchy")
                .matching(TRUE_OR_FALSE)
                .onElements("mover", "munder", "munderover", "mo")
                .allowAttributes("width", "linethickness")
                .matching(LENGTH)
                .onElements("mspace", "mfrac");
    }
}
