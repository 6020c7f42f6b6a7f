package classroom7.platform.html;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import uk.ac.ed.ph.snuggletex.SnuggleEngine;
import uk.ac.ed.ph.snuggletex.SnuggleInput;

/**
 * TeX formulas to MathML as browsers show it (MathML Core). What cannot be read is shown as TeX.
 */
final class Formulas {
    /** Longest formula, in characters. */
    static final int TEX_MAX = 4000;

    private static final int EXPANSIONS_MAX = 50;
    private static final Pattern DEFINES =
            Pattern.compile("\\\\(?:re)?new(?:command|environment)|\\\\def(?![a-z])");

    // What LaTeX writers use and the converter has under another name.
    private static final Map<Pattern, String> NAMES =
            Map.of(
                    Pattern.compile("\\\\text(?=\\{)"), "\\\\mbox",
                    Pattern.compile("\\\\operatorname(?=\\{)"), "\\\\mathrm",
                    Pattern.compile("\\\\[dt]frac(?![a-zA-Z])"), "\\\\frac",
                    Pattern.compile("\\\\degree(?![a-zA-Z])"), "^{\\\\circ}",
                    Pattern.compile("\\\\(?:bigl|bigr|Bigl|Bigr|big|Big)(?![a-zA-Z])"), "");

    private static final Map<String, String> DOUBLE_STRUCK =
            Map.of("C", "ℂ", "H", "ℍ", "N", "ℕ", "P", "ℙ", "Q", "ℚ", "R", "ℝ", "Z", "ℤ");
    private static final Set<String> ATTRIBUTES =
            Set.of("display", "accent", "accentunder", "width", "stretchy", "linethickness");

    private @Nullable SnuggleEngine engine;

    /** The formula as a {@code math} element, or its TeX as code. */
    String html(String tex, boolean block) {
        var mathMl =
                tex.length() > TEX_MAX || DEFINES.matcher(tex).find() ? null : read(tex, block);
        return mathMl != null ? mathMl : "<code class=\"formula\">" + Escape.html(tex) + "</code>";
    }

    private @Nullable String read(String tex, boolean block) {
        var known = tex;
        for (var name : NAMES.entrySet()) {
            known = name.getKey().matcher(known).replaceAll(name.getValue());
        }
        var session = engine().createSession();
        session.getConfiguration().setExpansionLimit(EXPANSIONS_MAX);
        var dollars = block ? "$$" : "$";
        try {
            if (!session.parseInput(new SnuggleInput(dollars + known + dollars))) {
                return null;
            }
            var nodes = session.buildDOMSubtree();
            if (!session.getErrors().isEmpty() || nodes.getLength() != 1) {
                return null;
            }
            var out = new StringBuilder();
            write(nodes.item(0), out);
            return out.toString();
        } catch (IOException | RuntimeException e) {
            // The converter meets odd input with exceptions of all kinds; the reader sees the TeX.
            return null;
        }
    }

    /** Made when first needed: it takes most of a second. */
    private synchronized SnuggleEngine engine() {
        if (engine == null) {
            engine = new SnuggleEngine();
        }
        return engine;
    }

    private static void write(Node node, StringBuilder out) {
        if (node instanceof Text text) {
            out.append(Escape.html(text.getData()));
        } else if (node instanceof Element element) {
            var name = element.getLocalName();
            if (name.equals("mfenced")) {
                // MathML Core has no mfenced: parentheses would be lost.
                out.append("<mrow>").append(fence(element.getAttribute("open")));
                children(element, out);
                out.append(fence(element.getAttribute("close"))).append("</mrow>");
                return;
            }
            out.append('<').append(name);
            var attributes = element.getAttributes();
            for (int at = 0; at < attributes.getLength(); at++) {
                var attribute = attributes.item(at);
                if (ATTRIBUTES.contains(attribute.getNodeName())) {
                    out.append(' ')
                            .append(attribute.getNodeName())
                            .append("=\"")
                            .append(Escape.html(attribute.getNodeValue()))
                            .append('"');
                }
            }
            out.append('>');
            if ("double-struck".equals(element.getAttribute("mathvariant"))) {
                var text = element.getTextContent();
                out.append(Escape.html(DOUBLE_STRUCK.getOrDefault(text, text)));
            } else {
                children(element, out);
            }
            out.append("</").append(name).append('>');
        }
    }

    private static String fence(String sign) {
        return sign.isEmpty() ? "" : "<mo>" + Escape.html(sign) + "</mo>";
    }

    private static void children(Element element, StringBuilder out) {
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            write(child, out);
        }
    }
}
