package classroom7.platform.mail;

import java.time.Instant;

/** A kept message, as in a list. */
public record KeptMail(String id, Instant at, String to, String subject) {}
