package classroom7.platform.mail;

import classroom7.base.Ids;
import classroom7.platform.database.Database;
import classroom7.platform.words.Phrasebook;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** Letters to send in tests. */
final class Letters {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));
    private static final URI SITE = URI.create("https://school.example");

    private Letters() {}

    static Outbox outbox(Database database) {
        return outbox(database, CLOCK);
    }

    static Outbox outbox(Database database, InstantSource clock) {
        return new Outbox(
                database,
                () -> Postmark.of(SITE, null),
                new Phrasebook(clock),
                new Ids(clock),
                clock);
    }

    static Letter invitation(String inviter, String receiver) {
        return to("grace@example.org", receiver, inviter);
    }

    /** A letter as the sender gets it. */
    static Mail mail() {
        return new Mail(
                "01hzzzzzzzzzzzzzzzzz",
                MailToken.make(),
                CLOCK.instant(),
                SITE,
                new Mail.Party("no-reply@school.example", "Classroom7"),
                new Mail.Party("grace@example.org", "Grace  Hopper"),
                "Schule für  Alle",
                "Hello,\n\n.a line with a dot\nund Grüße \n\n",
                "<p>Hello</p>\n",
                true);
    }

    static Letter to(String address) {
        return to(address, "", "Ada Lovelace");
    }

    private static Letter to(String address, String name, String inviter) {
        return new Letter(
                address,
                name,
                Locale.ENGLISH,
                "invitation",
                List.of(inviter, "Schule für Alle", "", 14),
                "/invitations/secret");
    }
}
