package classroom7.platform.html;

import org.commonmark.node.CustomNode;

/** A formula in a line of text. */
final class FormulaInline extends CustomNode {
    private final String tex;
    private final boolean block;

    FormulaInline(String tex, boolean block) {
        this.tex = tex;
        this.block = block;
    }

    String tex() {
        return tex;
    }

    boolean isBlock() {
        return block;
    }
}
