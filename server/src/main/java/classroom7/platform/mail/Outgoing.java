package classroom7.platform.mail;

/**
 * Where letters are handed in. Called inside the transaction that causes the letter, so that
 * exactly what was committed is sent.
 */
public interface Outgoing {
    /** Takes a letter. */
    void send(Letter letter);
}
