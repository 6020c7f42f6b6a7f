package classroom7.platform.mail;

import classroom7.base.Ids;
import classroom7.platform.words.Phrasebook;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps letters as {@code .eml} files that any mail program opens, instead of sending them. Only
 * the account that runs the program may read them: they hold links that let somebody in.
 */
public final class MailFolder implements Outgoing {
    private static final String ENDING = ".eml";

    /** A kept message, opened. */
    public record Opened(KeptMail head, String from, String text) {}

    private final Path folder;
    private final Supplier<Postmark> postmark;
    private final Phrasebook phrasebook;
    private final Ids ids;
    private final InstantSource clock;

    /**
     * @param postmark asked for each letter: which port we listen on is not known before we do
     */
    public MailFolder(
            Path folder,
            Supplier<Postmark> postmark,
            Phrasebook phrasebook,
            Ids ids,
            InstantSource clock) {
        this.folder = folder;
        this.postmark = postmark;
        this.phrasebook = phrasebook;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void send(Letter letter) {
        var id = ids.next();
        var words = phrasebook.in(letter.language(), ZoneOffset.UTC);
        var message = new Composition(letter, postmark.get(), words).message(id, clock.instant());
        try {
            createFolder();
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            var unfinished = folder.resolve(id + ".part");
            Files.write(unfinished, bytes.toByteArray());
            Files.move(unfinished, folder.resolve(id + ENDING), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | MessagingException e) {
            throw new MailFailure("keep a letter in " + folder, e);
        }
    }

    /** The newest messages, the newest first. */
    public List<KeptMail> newest(int max) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            var names =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(ENDING))
                            .sorted(Comparator.reverseOrder())
                            .limit(max)
                            .toList();
            var all = new ArrayList<KeptMail>();
            for (var name : names) {
                var id = name.substring(0, name.length() - ENDING.length());
                all.add(head(id, read(folder.resolve(name))));
            }
            return List.copyOf(all);
        } catch (IOException | MessagingException e) {
            throw new MailFailure("list the letters in " + folder, e);
        }
    }

    /** One message; null when there is none of that id. */
    public @Nullable Opened find(String id) {
        var file = folder.resolve(id + ENDING);
        if (!Ids.isId(id) || !Files.isRegularFile(file)) {
            return null;
        }
        try {
            var message = read(file);
            return new Opened(head(id, message), from(message), text(message));
        } catch (IOException | MessagingException e) {
            throw new MailFailure("read the letter " + file, e);
        }
    }

    private void createFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static MimeMessage read(Path file) throws IOException, MessagingException {
        try (var in = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        }
    }

    private static KeptMail head(String id, MimeMessage message) throws MessagingException {
        var sent = message.getSentDate();
        var subject = message.getSubject();
        return new KeptMail(
                id,
                sent == null ? Instant.EPOCH : sent.toInstant(),
                addresses(message.getRecipients(RecipientType.TO)),
                subject == null ? "" : subject);
    }

    private static String from(MimeMessage message) throws MessagingException {
        return addresses(message.getFrom());
    }

    private static String addresses(jakarta.mail.Address @Nullable [] all) {
        var texts = new ArrayList<String>();
        for (var one : all == null ? new jakarta.mail.Address[0] : all) {
            texts.add(
                    one instanceof InternetAddress known
                            ? known.toUnicodeString()
                            : one.toString());
        }
        return String.join(", ", texts);
    }

    private static String text(MimeMessage message) throws IOException, MessagingException {
        if (message.getContent() instanceof MimeMultipart parts && parts.getCount() > 0) {
            BodyPart first = parts.getBodyPart(0);
            return String.valueOf(first.getContent());
        }
        return String.valueOf(message.getContent());
    }
}
