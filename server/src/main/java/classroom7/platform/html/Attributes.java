package classroom7.platform.html;

import java.util.Map;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** Attributes that Markdown alone does not give. */
final class Attributes {
    private Attributes() {}

    static void add(Node node, String tag, Map<String, String> attributes) {
        boolean isBlock =
                node instanceof Paragraph
                        || node instanceof Heading
                        || node instanceof ListBlock
                        || node instanceof BlockQuote
                        || node instanceof TableBlock;
        if (isBlock) {
            attributes.put("dir", "auto");
        }
        boolean isCode = node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock;
        boolean isTable = node instanceof TableBlock && tag.equals("table");
        if (isTable || (isCode && tag.equals("pre"))) {
            // What may scroll sideways must be reachable by keyboard.
            attributes.put("tabindex", "0");
        }
    }
}
