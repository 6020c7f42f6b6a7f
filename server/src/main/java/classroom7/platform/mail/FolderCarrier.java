package classroom7.platform.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.BooleanSupplier;

/**
 * Keeps letters as {@code .eml} files that any mail program opens, instead of sending them. Only
 * the account that runs the program may read them: they hold links that let somebody in. The same
 * letter again is the same file.
 */
final class FolderCarrier implements Carrier {
    private final Path folder;

    FolderCarrier(Path folder) {
        this.folder = folder;
    }

    @Override
    public Delivery carry(Mail mail, BooleanSupplier begin) {
        try {
            var bytes = Mime.bytes(mail);
            createFolder();
            var unfinished = folder.resolve(mail.id() + ".part");
            Files.write(unfinished, bytes);
            Files.move(
                    unfinished, folder.resolve(mail.id() + ".eml"), StandardCopyOption.ATOMIC_MOVE);
            return new Delivery.Kept();
        } catch (MessagingException e) {
            return new Delivery.Never(String.valueOf(e.getMessage()), false);
        } catch (IOException e) {
            return new Delivery.Away("The folder " + folder + " takes no letter: " + e);
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

    @Override
    public void close() {
        // nothing is open between letters
    }
}
