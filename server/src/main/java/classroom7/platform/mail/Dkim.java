package classroom7.platform.mail;

import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;

/** Signs messages (RFC 6376, rsa-sha256, relaxed/relaxed). */
final class Dkim {
    private static final String HEADERS =
            "from:to:subject:date:message-id:mime-version:content-type:auto-submitted"
                    + ":list-unsubscribe:list-unsubscribe-post";

    private final PrivateKey key;
    private final String selector;

    private Dkim(PrivateKey key, String selector) {
        this.key = key;
        this.selector = selector;
    }

    /**
     * @param file the key as {@code openssl genrsa} writes it (PKCS #8, PEM)
     * @param selector DNS of the sender's domain holds the other half under {@code
     *     selector._domainkey}
     */
    static Dkim of(Path file, String selector) {
        try {
            var pem = Files.readString(file, StandardCharsets.US_ASCII);
            if (!pem.contains("-----BEGIN PRIVATE KEY-----")) {
                throw new IllegalStateException(
                        file + " is no key in PKCS #8: openssl pkcs8 -topk8 -nocrypt makes one.");
            }
            var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
            return new Dkim(key, selector);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new MailFailure("read the key " + file, e);
        }
    }

    /** The same message under a signature of the domain. */
    byte[] sign(byte[] message, String domain) throws MessagingException {
        var template =
                "v=1; a=rsa-sha256; c=relaxed/relaxed; d="
                        + domain
                        + "; s="
                        + selector
                        + "; h="
                        + HEADERS
                        + "; b=; bh=;";
        try {
            var header = new DKIMSigner(template, key).sign(new ByteArrayInputStream(message));
            // A line has 998 characters at most; relaxed, a fold is a blank.
            var folded = header.replace("; ", ";\r\n ") + "\r\n";
            var signed = new ByteArrayOutputStream(message.length + folded.length());
            signed.writeBytes(folded.getBytes(StandardCharsets.US_ASCII));
            signed.writeBytes(message);
            return signed.toByteArray();
        } catch (IOException | FailException e) {
            throw new MessagingException("The message cannot be signed", e);
        }
    }
}
