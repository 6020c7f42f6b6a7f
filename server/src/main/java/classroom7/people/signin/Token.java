package classroom7.people.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key for programs, as shown to its person; the secret was shown once, when it was made. */
public record Token(String id, String name, Instant createdAt, @Nullable Instant lastUsedAt) {}
