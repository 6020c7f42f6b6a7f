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
            Pattern.compile("video|elsewhere|missing|formula|task|language-[\\w#+.-]{1,30}");
    private static final Pattern ANCHOR = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,200}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final Pattern LENGTH =
            Pattern.compile("-?\\d{0,3}(?:\\.\\d{1,4})?(?:em|ex|px|%)?");
    private static final Pattern DIRECTION = Pattern.compile("auto|ltr|rtl");
    private static final Pattern ALIGN = Pattern.compile("left|right|center");
    private static final Pattern TRUE_OR_FALSE = Pattern.compile("true|false");

    private static final Pattern LANGUAGE =
            Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}");

    private static final String ELEMENTS =
            "p h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong del ins s sub sup kbd samp var"
                    + " mark abbr cite q small b i u br hr table thead tbody tfoot tr th td caption"
                    + " dl dt dd figure figcaption details summary a img video div span center ruby"
                    + " rt rp bdi bdo wbr";
    private static final String MATH_ML =
            "math mi mn mo mtext mspace mrow mfrac msqrt mroot mstyle msub msup msubsup munder mover"
                    + " munderover mtable mtr mtd mphantom mpadded";

    private static final PolicyFactory POLICY = policy().toFactory();

    private Sanitiser() {}

    static String clean(String html) {
        return POLICY.sanitize(html);
    }

    private static HtmlPolicyBuilder policy() {
        var policy =
                new HtmlPolicyBuilder()
                        .allowElements(ELEMENTS.split(" "))
                        .allowElements((name, attributes) -> "h2", "h1")
                        .allowWithoutAttributes("span", "a")
                        .allowUrlProtocols("http", "https", "mailto", "tel")
                        .requireRelsOnLinks("noopener", "noreferrer");
        links(policy);
        attributes(policy);
        mathMl(policy);
        return policy;
    }

    private static void links(HtmlPolicyBuilder policy) {
        allow(policy, ADDRESS, "href").onElements("a");
        allow(policy, ROOT_RELATIVE, "src").onElements("img", "video");
        policy.allowAttributes("alt").onElements("img");
        allow(policy, Pattern.compile("lazy"), "loading").onElements("img");
        allow(policy, NUMBER, "width", "height").onElements("img", "video");
        policy.allowAttributes("controls").onElements("video");
        allow(policy, Pattern.compile("none|metadata"), "preload").onElements("video");
    }

    private static void attributes(HtmlPolicyBuilder policy) {
        policy.allowAttributes("title").globally();
        allow(policy, DIRECTION, "dir").globally();
        allow(policy, LANGUAGE, "lang").globally();
        allow(policy, ANCHOR, "id").onElements("h1", "h2", "h3", "h4", "h5", "h6");
        allow(policy, CLASSES, "class").onElements("a", "code", "div", "em", "span");
        allow(policy, Pattern.compile("0"), "tabindex").onElements("pre", "div", "table");
        allow(policy, ALIGN, "align").onElements("th", "td");
        allow(policy, NUMBER, "colspan", "rowspan", "start", "value")
                .onElements("th", "td", "ol", "li");
        policy.allowAttributes("open").onElements("details");
    }

    private static void mathMl(HtmlPolicyBuilder policy) {
        policy.allowElements(MATH_ML.split(" "));
        allow(policy, Pattern.compile("block|inline"), "display").onElements("math");
        allow(policy, TRUE_OR_FALSE, "accent", "accentunder", "stretchy")
                .onElements("mover", "munder", "munderover", "mo");
        allow(policy, LENGTH, "width", "linethickness").onElements("mspace", "mfrac");
    }

    private static HtmlPolicyBuilder.AttributeBuilder allow(
            HtmlPolicyBuilder policy, Pattern form, String... names) {
        return policy.allowAttributes(names).matching(form);
    }
}
