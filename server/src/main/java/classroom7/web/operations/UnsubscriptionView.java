package classroom7.web.operations;

/**
 * Asks, or says that it is done.
 *
 * @param action where to send the wish; empty: it is done
 */
public record UnsubscriptionView(String action) {
    public boolean isDone() {
        return action.isEmpty();
    }
}
