package classroom7.platform.mail;

/**
 * Where letters are handed in. Called inside the transaction that causes the letter, so that a
 * sender that queues in the database sends exactly what was committed.
 */
public interface Outgoing {
    /**
     * Takes a letter.
     *
     * @throws MailFailure when it cannot be kept; the caller's transaction is to roll back
     */
    void send(Letter letter);
}
