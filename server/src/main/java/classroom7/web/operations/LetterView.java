package classroom7.web.operations;

import java.util.List;

/**
 * One letter.
 *
 * @param line what became of it
 * @param pieces its text, of which some are links; none: it is not shown
 */
public record LetterView(MailView.Line line, String from, List<Piece> pieces) {
    public LetterView {
        pieces = List.copyOf(pieces);
    }

    public boolean isReadable() {
        return !pieces.isEmpty();
    }

    /** A piece of text; a link when it has an address. */
    public record Piece(String text, String address) {
        public boolean isLink() {
            return !address.isEmpty();
        }
    }
}
