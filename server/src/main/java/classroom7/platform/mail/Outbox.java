package classroom7.platform.mail;

import classroom7.base.Ids;
import classroom7.platform.database.Database;
import classroom7.platform.words.Phrasebook;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/**
 * Takes letters as rows, in the transaction of whoever hands them in: what is rolled back is never
 * sent, and what is committed is sent by whichever process runs the jobs.
 */
public final class Outbox implements Outgoing {
    private final MailStore store;
    private final Supplier<Postmark> postmark;
    private final Phrasebook phrasebook;
    private final Ids ids;
    private final InstantSource clock;

    /**
     * @param postmark asked for each letter: which port we listen on is not known before we do
     */
    public Outbox(
            Database database,
            Supplier<Postmark> postmark,
            Phrasebook phrasebook,
            Ids ids,
            InstantSource clock) {
        this.store = new MailStore(database);
        this.postmark = postmark;
        this.phrasebook = phrasebook;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void send(Letter letter) {
        send(letter, false);
    }

    /**
     * The same for one of many like it, which none of the receivers asked for: it tells how to
     * unsubscribe, and who has gets none.
     */
    public void sendBulk(Letter letter) {
        send(letter, true);
    }

    private void send(Letter letter, boolean bulk) {
        var token = MailToken.make();
        var stamp = postmark.get();
        var words = phrasebook.in(letter.language(), ZoneOffset.UTC);
        var link = bulk ? stamp.unsubscribing(token) : null;
        var composed = new Composition(letter, stamp, words, link);
        store.add(
                new Mail(
                        ids.next(),
                        token,
                        clock.instant(),
                        stamp.site(),
                        new Mail.Party(stamp.from(), composed.senderName()),
                        new Mail.Party(letter.to(), letter.name()),
                        composed.subject(),
                        composed.text(),
                        composed.html(),
                        bulk));
    }
}
