package classroom7.platform.html;

import org.commonmark.node.CustomBlock;

/** A formula on lines of its own. */
final class FormulaBlock extends CustomBlock {
    private String tex = "";

    void tex(String given) {
        tex = given;
    }

    String tex() {
        return tex;
    }
}
