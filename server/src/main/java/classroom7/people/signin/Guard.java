package classroom7.people.signin;

import classroom7.platform.database.Database;
import java.time.InstantSource;

/** Holds the throttle that all ways of checking a password share. */
public final class Guard {
    private final Throttle throttle;

    public Guard(Database database, InstantSource clock) {
        this.throttle = new Throttle(database, clock);
    }

    Throttle throttle() {
        return throttle;
    }
}
