package classroom7.web.operations;

import java.util.List;

/** One letter; its text in pieces, of which some are links. */
public record LetterView(String subject, String from, String to, String at, List<Piece> pieces) {
    public LetterView {
        pieces = List.copyOf(pieces);
    }

    /** A piece of text; a link when it has an address. */
    public record Piece(String text, String address) {
        public boolean isLink() {
            return !address.isEmpty();
        }
    }
}
