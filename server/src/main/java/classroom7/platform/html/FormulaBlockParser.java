package classroom7.platform.html;

import org.commonmark.node.Block;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/** {@code $$} at the beginning of a line, to the next {@code $$} at the end of one. */
final class FormulaBlockParser extends AbstractBlockParser {
    private static final String FENCE = "$$";

    private final FormulaBlock block = new FormulaBlock();
    private final StringBuilder tex = new StringBuilder();
    private boolean begun;
    private boolean closed;

    /** Where such a block begins. */
    static final class Factory extends AbstractBlockParserFactory {
        @Override
        public @Nullable BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            var line = state.getLine().getContent();
            int at = state.getNextNonSpaceIndex();
            boolean opens =
                    state.getIndent() < 4
                            && line.length() >= at + FENCE.length()
                            && line.subSequence(at, at + FENCE.length()).toString().equals(FENCE);
            if (!opens || isOneOfSeveral(line.subSequence(at + FENCE.length(), line.length()))) {
                return BlockStart.none();
            }
            return BlockStart.of(new FormulaBlockParser()).atIndex(at + FENCE.length());
        }

        /** A formula that closes within the line and is followed by text is part of a line. */
        private static boolean isOneOfSeveral(CharSequence rest) {
            var text = rest.toString().stripTrailing();
            int close = text.indexOf(FENCE);
            return close >= 0 && close + FENCE.length() < text.length();
        }
    }

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return closed || tex.length() > Formulas.TEX_MAX
                ? BlockContinue.none()
                : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(SourceLine line) {
        var text = line.getContent().toString();
        var stripped = text.stripTrailing();
        closed = stripped.endsWith(FENCE);
        tex.append(begun ? "\n" : "");
        tex.append(closed ? stripped.substring(0, stripped.length() - FENCE.length()) : text);
        begun = true;
    }

    @Override
    public void closeBlock() {
        block.tex(tex.toString().strip());
    }
}
