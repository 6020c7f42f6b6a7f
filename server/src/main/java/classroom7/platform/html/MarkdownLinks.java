package classroom7.platform.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Changes where the links and pictures of a Markdown text lead; nothing else of it is touched. */
public final class MarkdownLinks {
    private static final Parser PARSER =
            Parser.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .customBlockParserFactory(new FormulaBlockParser.Factory())
                    .customInlineContentParserFactory(new FormulaInlineParser.Factory())
                    .maxOpenBlockParsers(Markdown.BLOCKS_NESTED_MAX)
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                    .build();
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?i)\\b(src|href)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern SPACED = Pattern.compile(".*[\\s()<>].*", Pattern.DOTALL);

    private final String markdown;
    private final Function<Found, String> rewriting;
    private final List<Edit> edits = new ArrayList<>();

    /**
     * A link as it stands in the text.
     *
     * @param line from 1
     */
    public record Found(String address, int line, boolean picture) {}

    private record Edit(int from, int to, String address) {}

    private MarkdownLinks(String markdown, Function<Found, String> rewriting) {
        this.markdown = markdown;
        this.rewriting = rewriting;
    }

    /**
     * The text with every address replaced by what the function says of it. Line ends are LF. A
     * text nested too deep is left as it is.
     */
    public static String rewrite(String markdown, Function<Found, String> rewriting) {
        try {
            return new MarkdownLinks(markdown, rewriting).rewritten();
        } catch (StackOverflowError e) {
            // See Markdown: the parser recurses over what is nested too deep to be shown anyway.
            return markdown;
        }
    }

    private String rewritten() {
        var document = PARSER.parse(markdown);
        if (Depth.of(document) > Markdown.NODES_NESTED_MAX) {
            return markdown;
        }
        visit(document);
        edits.sort(Comparator.comparingInt(Edit::from));
        var out = new StringBuilder();
        int at = 0;
        for (var edit : edits) {
            if (edit.from() >= at) {
                out.append(markdown, at, edit.from()).append(edit.address());
                at = edit.to();
            }
        }
        return out.append(markdown, at, markdown.length()).toString();
    }

    private void visit(Node node) {
        switch (node) {
            case Link link -> inline(link, link.getDestination(), false);
            case Image image -> inline(image, image.getDestination(), true);
            case LinkReferenceDefinition definition ->
                    after(definition, "]:", definition.getDestination(), false);
            case HtmlInline html -> html(html);
            case HtmlBlock html -> html(html);
            default -> {} // open: nodes of a library, and of its extensions
        }
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            visit(child);
        }
    }

    private void inline(Node node, String address, boolean picture) {
        after(node, "](", address, picture);
    }

    /** The last place in the node's source where the address follows the sign. */
    private void after(Node node, String sign, @Nullable String address, boolean picture) {
        if (address == null || address.isEmpty()) {
            return;
        }
        int from = from(node);
        var source = markdown.substring(from, to(node));
        for (int at = source.lastIndexOf(sign); at >= 0; at = source.lastIndexOf(sign, at - 1)) {
            int begin = at + sign.length();
            while (begin < source.length() && Character.isWhitespace(source.charAt(begin))) {
                begin++;
            }
            boolean pointed = source.startsWith("<", begin);
            begin += pointed ? 1 : 0;
            if (source.startsWith(address, begin)) {
                edit(new Found(address, line(from + begin), picture), from + begin, pointed);
                return;
            }
        }
    }

    private void edit(Found found, int from, boolean pointed) {
        var address = rewriting.apply(found);
        if (!address.equals(found.address())) {
            boolean needsPoints = !pointed && SPACED.matcher(address).matches();
            edits.add(
                    new Edit(
                            from,
                            from + found.address().length(),
                            needsPoints ? "<" + address + ">" : address));
        }
    }

    private void html(Node node) {
        int from = from(node);
        var matcher = ATTRIBUTE.matcher(markdown.substring(from, to(node)));
        while (matcher.find()) {
            int group = matcher.group(2) != null ? 2 : 3;
            var found =
                    new Found(
                            matcher.group(group),
                            line(from + matcher.start(group)),
                            matcher.group(1).equalsIgnoreCase("src"));
            var address = rewriting.apply(found);
            if (!address.equals(found.address())) {
                edits.add(
                        new Edit(from + matcher.start(group), from + matcher.end(group), address));
            }
        }
    }

    private int line(int index) {
        int line = 1;
        for (int at = markdown.indexOf('\n'); at >= 0 && at < index; ) {
            line++;
            at = markdown.indexOf('\n', at + 1);
        }
        return line;
    }

    private static int from(Node node) {
        var spans = node.getSourceSpans();
        return spans.isEmpty() ? 0 : spans.getFirst().getInputIndex();
    }

    private static int to(Node node) {
        var spans = node.getSourceSpans();
        return spans.isEmpty() ? 0 : spans.getLast().getInputIndex() + spans.getLast().getLength();
    }
}
