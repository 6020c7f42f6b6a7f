package classroom7.platform.html;

import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** How deep a parsed text is nested, found without recursion. */
final class Depth {
    private Depth() {}

    static int of(Node root) {
        int deepest = 0;
        int depth = 0;
        @Nullable Node node = root;
        while (node != null) {
            deepest = Math.max(deepest, depth);
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (node != null && node != root && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            node = node == null || node == root ? null : node.getNext();
        }
        return deepest;
    }
}
