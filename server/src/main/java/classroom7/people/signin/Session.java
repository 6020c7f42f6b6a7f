package classroom7.people.signin;

import java.time.Instant;

/** A place where a person is signed in, as shown to that person. */
public record Session(
        String id, String device, String address, Instant createdAt, Instant lastSeenAt) {}
