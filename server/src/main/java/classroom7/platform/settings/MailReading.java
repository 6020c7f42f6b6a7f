package classroom7.platform.settings;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how letters leave. */
final class MailReading {
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._-]{1,64}@([A-Za-z0-9-]{1,63}\\.)*[A-Za-z0-9-]{1,63}");
    private static final Pattern SELECTOR = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,62})");

    private final Source source;
    private final List<String> problems;

    /** Where values come from. */
    interface Source {
        String text(String name, String otherwise);

        /** Null: it is no address, and that was said. */
        @Nullable URI uri(String name, String typed);
    }

    /**
     * @param problems a line is added for each
     */
    MailReading(Source source, List<String> problems) {
        this.source = source;
        this.problems = problems;
    }

    MailSettings read() {
        return new MailSettings(
                smtp(),
                address("C7_MAIL_FROM", "no-reply@school.example"),
                address("C7_MAIL_BOUNCES", "bounces@school.example"),
                file("C7_DKIM_KEY"),
                selector(),
                file("C7_POSTFIX_LOG"));
    }

    private @Nullable URI smtp() {
        var typed = source.text("C7_SMTP_URL", "");
        var uri = typed.isEmpty() ? null : source.uri("C7_SMTP_URL", typed);
        if (uri == null) {
            return null;
        }
        boolean known = "smtp".equals(uri.getScheme()) || "smtps".equals(uri.getScheme());
        if (!known || uri.getHost() == null || !uri.getPath().matches("/?")) {
            problems.add(
                    "C7_SMTP_URL names no mail server: write smtp://user:password@host:587 (with STARTTLS) or smtps://user:password@host:465.");
            return null;
        }
        return uri;
    }

    private @Nullable String address(String name, String example) {
        var typed = source.text(name, "");
        if (typed.isEmpty()) {
            return null;
        }
        if (!ADDRESS.matcher(typed).matches()) {
            problems.add(name + " is no e-mail address: write " + example + ".");
        }
        return typed;
    }

    private String selector() {
        var typed = source.text("C7_DKIM_SELECTOR", MailSettings.FILES.dkimSelector());
        if (!SELECTOR.matcher(typed).matches()) {
            problems.add("C7_DKIM_SELECTOR is no name for DNS: give letters, digits and hyphens.");
        }
        return typed;
    }

    private @Nullable Path file(String name) {
        var typed = source.text(name, "");
        if (typed.isEmpty()) {
            return null;
        }
        try {
            var file = Path.of(typed).toAbsolutePath().normalize();
            if (Files.isReadable(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            // said below
        }
        problems.add(name + " names no file that can be read here.");
        return null;
    }
}
