package classroom7.platform.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signatures hold before a reader of RFC 6376 that shares nothing with who signs; dkimpy agreed
 * when it was asked.
 */
class DkimTest {
    @TempDir static Path folder;

    private static KeyPair keys;

    @BeforeAll
    static void makeKey() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    private static String signed() throws IOException, MessagingException {
        var pem =
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n";
        var file = Files.writeString(folder.resolve("key.pem"), pem);
        var bytes = Mime.bytes(Letters.mail());
        return new String(Dkim.of(file, "classroom7").sign(bytes, "school.example"), ISO_8859_1);
    }

    @Test
    void a_signed_letter_holds() throws Exception {
        var message = signed();
        assertTrue(message.startsWith("DKIM-Signature:"), message);
        assertTrue(message.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), message);
        assertTrue(holds(message), message);
    }

    @Test
    void what_is_changed_on_the_way_does_not_hold() throws Exception {
        var message = signed();
        assertFalse(holds(message.replace("<p>Hello</p>", "<p>Hallo</p>")), "the text");
        assertFalse(holds(message.replace("Grace", "Grade")), "the receiver");
        assertFalse(holds(message.replace("unsubscription/", "unsubscription/x")), "a link");
        assertTrue(holds(message.replace("Subject: ", "subject:  ")), "blanks are let be");
    }

    @Test
    void a_key_in_another_form_is_named() throws Exception {
        var file = Files.writeString(folder.resolve("old.pem"), "-----BEGIN RSA PRIVATE KEY-----");
        assertTrue(
                assertThrows(RuntimeException.class, () -> Dkim.of(file, "s"))
                        .getMessage()
                        .contains("PKCS #8"));
    }

    private static boolean holds(String message) throws GeneralSecurityException {
        int end = message.indexOf("\r\n\r\n");
        var headers = new ArrayList<>(List.of(message.substring(0, end).split("\r\n(?![ \t])")));
        var signature = headers.removeFirst();
        var body = relaxedBody(message.substring(end + 4));
        var digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(ISO_8859_1));
        if (!tag(signature, "bh").equals(Base64.getEncoder().encodeToString(digest))) {
            return false;
        }
        var text = new StringBuilder();
        for (var name : tag(signature, "h").split(":")) {
            for (int at = headers.size() - 1; at >= 0; at--) {
                if (headers.get(at).toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                    text.append(relaxed(headers.remove(at))).append("\r\n");
                    break;
                }
            }
        }
        text.append(relaxed(signature).replaceFirst("([; ]b=)[^;]*", "$1").stripTrailing());
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(keys.getPublic());
        verifier.update(text.toString().getBytes(US_ASCII));
        return verifier.verify(Base64.getDecoder().decode(tag(signature, "b")));
    }

    private static String tag(String signature, String name) {
        var value = Pattern.compile("[;:\\s]" + name + "=([^;]*)").matcher(signature);
        assertTrue(value.find(), signature);
        return value.group(1).replaceAll("\\s", "");
    }

    private static String relaxed(String header) {
        int colon = header.indexOf(':');
        var value = header.substring(colon + 1).replace("\r\n", "").replaceAll("[ \t]+", " ");
        return header.substring(0, colon).strip().toLowerCase(Locale.ROOT) + ":" + value.strip();
    }

    private static String relaxedBody(String body) {
        var tidy = body.replaceAll("[ \t]+", " ").replaceAll(" \r\n", "\r\n");
        return tidy.replaceFirst("(\r\n)*$", "") + "\r\n";
    }
}
