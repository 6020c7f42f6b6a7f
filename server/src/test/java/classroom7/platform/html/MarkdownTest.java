package classroom7.platform.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class MarkdownTest {
    private static final Markdown MARKDOWN = new Markdown();

    @Test
    void the_usual_blocks_are_shown() {
        shows("# Title\n\n## Part", "<h2 id=\"title\" dir=\"auto\">Title</h2>");
        shows("| a | b |\n|---|--:|\n| 1 | 2 |", "<td align=\"right\">2</td>");
        shows("- [ ] open\n- [x] done", "<li><span class=\"task\">☐</span> open</li>");
        shows("~~gone~~", "<del>gone</del>");
        shows(
                "see https://example.org/a",
                "href=\"https://example.org/a\" rel=\"noopener noreferrer\"");
        shows(
                "```python\nprint(1)\n```",
                "<pre tabindex=\"0\"><code class=\"language-python\">print(1)");
        shows("<details><summary>More</summary>text</details>", "<summary>More</summary>");
        shows("H<sub>2</sub>O", "<sub>2</sub>");
    }

    @Test
    void formulas_become_mathml_that_survives_the_sanitiser() {
        shows("so $x^2$ is", "<math><msup><mi>x</mi><mn>2</mn></msup></math>");
        shows("$$ h \\approx 125 \\, (T - T_d) $$", "<math display=\"block\"><mi>h</mi><mo>≈</mo>");
        shows("$$\n\\frac{1}{n}\n+ \\sum_{i=1}^{n} (p_i - o_i)^2\n$$", "<munderover>");
        shows("$(a+b)$", "<mrow><mo>(</mo>");
        shows("$5\\ \\text{ml}$", "<mtext>ml</mtext>");
        shows("$x \\in \\mathbb{R}$", "<mi>ℝ</mi>");
        shows("$a < b$", "<mo>&lt;</mo>");
        shows("text $$x$$ inline", "<math display=\"block\">");
    }

    @Test
    void columns_keep_the_side_that_was_asked_for() {
        var table = "| a | b | c |\n|---|:-:|--:|\n| 1 | 2 | 3 |";
        for (var cell :
                new String[] {
                    "<th>a</th>",
                    "<th align=\"center\">b</th>",
                    "<th align=\"right\">c</th>",
                    "<td>1</td>",
                    "<td align=\"center\">2</td>",
                    "<td align=\"right\">3</td>"
                }) {
            shows(table, cell);
        }
    }

    @Test
    void prices_and_what_cannot_be_read_stay_text() {
        shows("It costs $5 or $10.", "<p dir=\"auto\">It costs $5 or $10.</p>");
        shows("\\$x\\$", "<p dir=\"auto\">$x$</p>");
        shows("`$x$`", "<code>$x$</code>");
        shows("$\\nosuch{x}$", "<code class=\"formula\">\\nosuch{x}</code>");
        shows("$\\newcommand{\\x}{\\x\\x}\\x$", "<code class=\"formula\">");
        shows("$a", "$a");
        shows("$ a $", "$ a $");
    }

    @Test
    void pictures_load_lazily_and_never_from_another_host() {
        shows(
                "![Leaf](/attachments/1/leaf.png)",
                "<img src=\"/attachments/1/leaf.png\" alt=\"Leaf\" loading=\"lazy\" />");
        shows(
                "![Leaf](https://example.org/leaf.png)",
                "<a href=\"https://example.org/leaf.png\" class=\"elsewhere\" rel=\"noopener noreferrer\">Leaf</a>");
        shows(
                "[![Lesson](https://img.youtube.com/1.jpg)](https://youtu.be/x)",
                "<a href=\"https://youtu.be/x\" class=\"video\" rel=\"noopener noreferrer\">Lesson</a>");
        shows(
                "![Clip](/attachments/1/clip.mp4)",
                "<video src=\"/attachments/1/clip.mp4\" controls=\"\"");
        shows("![Leaf](images/leaf.png)", "<em class=\"missing\">Leaf</em>");
        assertFalse(html("<img src=\"https://example.org/p.png\">").contains("example.org"));
        assertFalse(html("![a](//example.org/p.png)").contains("<img"));
    }

    @Test
    void relative_addresses_lead_where_the_caller_says() {
        Resources resources = address -> address.equals("a.png") ? "/attachments/9/a.png" : null;
        assertTrue(
                MARKDOWN.html("![x](a.png) [y](b.md)", resources)
                        .html()
                        .contains(
                                "<img src=\"/attachments/9/a.png\" alt=\"x\" loading=\"lazy\" /> y"));
    }

    @Test
    void text_goes_in_the_direction_of_its_letters() {
        shows("مرحبا", "<p dir=\"auto\">مرحبا</p>");
        shows("> שלום", "<blockquote dir=\"auto\">");
    }

    @Test
    void a_label_has_no_paragraph_around_it() {
        assertEquals("two <em>words</em>", MARKDOWN.inline("two *words*").html());
        assertTrue(MARKDOWN.inline("one\n\ntwo").html().startsWith("<p"));
        assertEquals("two words", MARKDOWN.plain("two *words*"));
    }

    private static final Pattern DANGEROUS =
            Pattern.compile(
                    "<\\s*(script|style|iframe|object|embed|form|input|base|meta|link|svg|template"
                            + "|button|textarea|annotation-xml|mglyph|malignmark|noscript|frame)"
                            + "|\\son\\w+\\s*=|javascript:|vbscript:|data:|srcdoc|formaction"
                            + "|expression\\(|style\\s*=|xlink:|\\sname\\s*=");

    private static final List<String> ATTACKS =
            List.of(
                    "<script>alert(1)</script>",
                    "<img src=x onerror=alert(1)>",
                    "<img src=\"javascript:alert(1)\">",
                    "<a href=\"javascript:alert(1)\">x</a>",
                    "<a href=\" javascript:alert(1)\">x</a>",
                    "<a href=\"java\tscript:alert(1)\">x</a>",
                    "<a href=\"&#106;avascript:alert(1)\">x</a>",
                    "[x](javascript:alert(1))",
                    "[x](JaVaScRiPt:alert(1))",
                    "[x](data:text/html;base64,PHNjcmlwdD4=)",
                    "[x](vbscript:msgbox)",
                    "[x](<javascript:alert(1)>)",
                    "![x](data:image/svg+xml;base64,AAAA)",
                    "![x](\"onerror=\"alert(1))",
                    "<svg onload=alert(1)>",
                    "<svg><script>alert(1)</script></svg>",
                    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                    "<math><annotation-xml encoding=\"text/html\"><script>alert(1)</script>",
                    "<math href=\"javascript:alert(1)\">x</math>",
                    "<math><maction actiontype=\"statusline\" xlink:href=\"javascript:alert(1)\">x",
                    "<iframe src=\"https://example.org\"></iframe>",
                    "<object data=\"x\"></object><embed src=x>",
                    "<form action=\"https://example.org\"><input name=password><button>go</button></form>",
                    "<base href=\"https://example.org\">",
                    "<meta http-equiv=refresh content=\"0;url=https://example.org\">",
                    "<link rel=stylesheet href=https://example.org/x.css>",
                    "<style>*{background:url(https://example.org)}</style>",
                    "<p style=\"background:url(javascript:alert(1))\">x</p>",
                    "<div onclick=alert(1)>x</div>",
                    "<details open ontoggle=alert(1)>x</details>",
                    "<video src=x onerror=alert(1)><source src=javascript:alert(1)></video>",
                    "<a href=\"https://example.org\" onmouseover=alert(1)>x</a>",
                    "<template><script>alert(1)</script></template>",
                    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                    "<!--><img src=x onerror=alert(1)>-->",
                    "<![CDATA[<script>alert(1)</script>]]>",
                    "<h1 id=\"x\" name=\"body\">x</h1>",
                    "$\\href{javascript:alert(1)}{x}$",
                    "$\\text{<script>alert(1)</script>}$",
                    "```\"><script>alert(1)</script>\ncode\n```",
                    "<textarea></textarea><script>alert(1)</script>",
                    "<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script>",
                    "<<script>alert(1)//<</script>",
                    "<scr<script>ipt>alert(1)</script>",
                    "<a href=\"/\\example.org\">x</a>",
                    "<img src=`javascript:alert(1)`>",
                    "\u0000<script>alert(1)</script>");

    @Test
    void no_attack_survives() {
        for (var attack : ATTACKS) {
            var html = html(attack);
            // What is text may say anything: only tags are looked at.
            var tags = new StringBuilder();
            Pattern.compile("<[^>]*>")
                    .matcher(html)
                    .results()
                    .forEach(tag -> tags.append(tag.group()));
            assertFalse(
                    DANGEROUS.matcher(tags.toString().toLowerCase(Locale.ROOT)).find(),
                    attack + "\n" + html);
        }
    }

    @Test
    void hostile_text_ends_soon() {
        for (var text :
                List.of(
                        "[".repeat(50_000),
                        "*a **a ".repeat(20_000),
                        "> ".repeat(10_000) + "x",
                        "<div>".repeat(20_000),
                        "- ".repeat(10_000) + "x",
                        "$".repeat(50_000),
                        "$a ".repeat(20_000),
                        "`".repeat(50_000),
                        "![a](".repeat(20_000),
                        "<b>".repeat(50_000),
                        "| a ".repeat(20_000) + "\n" + "|---".repeat(20_000),
                        "**".repeat(20_000) + "a" + "**".repeat(20_000),
                        "x".repeat(500_001))) {
            var begin = System.nanoTime();
            html(text);
            var taken = Duration.ofNanos(System.nanoTime() - begin);
            assertTrue(
                    taken.compareTo(Duration.ofSeconds(5)) < 0,
                    text.substring(0, 20) + " " + taken);
        }
    }

    private static void shows(String markdown, String expected) {
        var html = html(markdown);
        assertTrue(html.contains(expected), html);
    }

    private static String html(String markdown) {
        return MARKDOWN.html(markdown).html();
    }
}
