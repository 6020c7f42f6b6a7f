package classroom7.platform.html;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;

/**
 * Markdown (CommonMark 0.31 with GitHub's tables, task lists, strikethrough and bare links) and TeX
 * formulas ({@code $…$}, {@code $$…$$}) to sanitised HTML. Safe to share between threads.
 *
 * <p>Pictures load lazily; those of other hosts, and videos there, become links, so that reading a
 * lesson asks no third party for anything. Raw HTML is allowed as far as the sanitiser lets it
 * through. Text is shown in the direction of its first letters, block by block.
 */
public final class Markdown {
    /** Longest text, in characters; a longer one is shown as it is, unformatted. */
    public static final int SOURCE_MAX = 500_000;

    /** Deepest nesting of quotes and lists. */
    static final int BLOCKS_NESTED_MAX = 50;

    /** Deepest nesting altogether; a text beyond it is shown as it is. */
    static final int NODES_NESTED_MAX = 200;

    private static final List<Extension> EXTENSIONS =
            List.of(
                    TablesExtension.create(),
                    StrikethroughExtension.create(),
                    AutolinkExtension.create(),
                    HeadingAnchorExtension.create());

    private final Parser parser =
            Parser.builder()
                    .extensions(EXTENSIONS)
                    .extensions(List.of(TaskListItemsExtension.create()))
                    .customBlockParserFactory(new FormulaBlockParser.Factory())
                    .customInlineContentParserFactory(new FormulaInlineParser.Factory())
                    .maxOpenBlockParsers(BLOCKS_NESTED_MAX)
                    .build();
    private final TextContentRenderer text = TextContentRenderer.builder().build();
    private final Formulas formulas = new Formulas();

    /** The HTML of a text whose resources have root-relative addresses. */
    public SafeHtml html(String markdown) {
        return html(markdown, Resources.NONE);
    }

    /** The HTML of a text. Never fails. */
    public SafeHtml html(String markdown, Resources resources) {
        if (markdown.isBlank()) {
            return SafeHtml.EMPTY;
        }
        if (markdown.length() > SOURCE_MAX) {
            return asItIs(markdown);
        }
        var document = parsed(markdown);
        if (document == null) {
            return asItIs(markdown);
        }
        var renderer =
                HtmlRenderer.builder()
                        .extensions(EXTENSIONS)
                        .nodeRendererFactory(context -> new Rendering(context, resources, formulas))
                        .attributeProviderFactory(context -> Attributes::add)
                        .build();
        return new SafeHtml(Sanitiser.clean(renderer.render(document)));
    }

    /** The HTML of a short text without the paragraph around it, for a label. */
    public SafeHtml inline(String markdown) {
        var html = html(markdown).html().strip();
        boolean single =
                html.startsWith("<p")
                        && html.endsWith("</p>")
                        && html.indexOf("</p>") == html.length() - "</p>".length();
        return single
                ? new SafeHtml(
                        html.substring(html.indexOf('>') + 1, html.length() - "</p>".length()))
                : new SafeHtml(html);
    }

    /** The words of a text without any formatting, for titles and search. */
    public String plain(String markdown) {
        if (markdown.length() > SOURCE_MAX) {
            return markdown;
        }
        var document = parsed(markdown);
        return document == null ? markdown : text.render(document).strip();
    }

    /** Null: it is nested too deep. */
    private @Nullable Node parsed(String markdown) {
        try {
            var document = parser.parse(markdown);
            return Depth.of(document) > NODES_NESTED_MAX ? null : document;
        } catch (StackOverflowError e) {
            // The parser recurses over nested emphasis before anybody could count its depth.
            return null;
        }
    }

    private static SafeHtml asItIs(String markdown) {
        return new SafeHtml("<pre>" + Escape.html(markdown) + "</pre>");
    }
}
