package classroom7.platform.mail;

import classroom7.platform.database.Database;
import java.time.InstantSource;

/** No more bulk letters, by the link that each of them holds. */
public final class Unsubscriptions {
    private final AddressStore store;
    private final InstantSource clock;

    public Unsubscriptions(Database database, InstantSource clock) {
        this.store = new AddressStore(database);
        this.clock = clock;
    }

    /** Whether the link is of a bulk letter of ours. */
    public boolean isOpen(String token) {
        return MailToken.isToken(token) && store.isBulk(token);
    }

    /** Whoever got the letter gets no other bulk letter; what is for them alone still comes. */
    public boolean unsubscribe(String token) {
        return MailToken.isToken(token) && store.unsubscribe(token, clock.instant());
    }
}
