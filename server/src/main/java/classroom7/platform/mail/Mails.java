package classroom7.platform.mail;

import classroom7.platform.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was written, what became of it, and what to do about it: for operators. */
public final class Mails {
    private final MailListStore store;
    private final InstantSource clock;
    private final boolean sends;

    /**
     * A letter, opened.
     *
     * @param text empty when it is nobody's to read: only letters that are kept here are shown
     */
    public record Opened(KeptMail head, String from, String text) {}

    /**
     * How things stand.
     *
     * @param counts of the letters in each state; none: 0
     * @param maybeTwice how many letters may have arrived twice
     * @param reached when the mail server answered last; null: never
     * @param awaySince null: it is not away
     * @param said why it is away
     */
    public record Standing(
            Map<KeptMail.State, Integer> counts,
            int maybeTwice,
            @Nullable Instant reached,
            @Nullable Instant awaySince,
            String said) {
        public Standing {
            counts = Map.copyOf(counts);
        }
    }

    /**
     * @param sends whether there is a mail server; or letters are kept as files and shown
     */
    public Mails(Database database, InstantSource clock, boolean sends) {
        this.store = new MailListStore(database);
        this.clock = clock;
        this.sends = sends;
    }

    /** Whether there is a mail server; or letters are kept as files and shown. */
    public boolean sends() {
        return sends;
    }

    /** The newest letters, the newest first. */
    public List<KeptMail> newest(int max) {
        return store.newest(max);
    }

    /** Those of one state. */
    public List<KeptMail> newest(KeptMail.State state, int max) {
        return store.newest(state, max);
    }

    public Standing standing() {
        return store.standing();
    }

    /** One letter; null when there is none of that id. */
    public @Nullable Opened find(String id) {
        var opened = store.find(id);
        return opened == null || !sends ? opened : new Opened(opened.head(), opened.from(), "");
    }

    /**
     * Tries again what was given up, also to an address that was refused before.
     *
     * @return whether there was something to try
     */
    public boolean sendAgain(String id) {
        return store.sendAgain(id, clock.instant());
    }
}
