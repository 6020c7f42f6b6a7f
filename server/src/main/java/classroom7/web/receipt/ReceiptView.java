package classroom7.web.receipt;

import classroom7.platform.html.SafeHtml;
import java.util.List;

/** The receipts of one learner in one lesson, newest first. */
public record ReceiptView(
        String lesson,
        String address,
        String whose,
        String file,
        String epoch,
        List<Receipt> receipts) {
    public ReceiptView {
        receipts = List.copyOf(receipts);
    }

    /**
     * @param look class of the state
     * @param state whether it counts, in words
     * @param facts when it came, from where, in how many stores it is
     */
    public record Receipt(
            SafeHtml asked,
            List<SafeHtml> said,
            String look,
            String state,
            String facts,
            String digest) {
        public Receipt {
            said = List.copyOf(said);
        }
    }
}
