package classroom7.web.operations;

import classroom7.platform.mail.Unsubscriptions;
import classroom7.web.frame.Frame;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * {@code /mail/unsubscription}: no more bulk letters. Looking changes nothing, because scanners
 * look at all links; mail programs send the one request that does (RFC 8058), without signing in.
 */
@Controller
public final class UnsubscriptionPages {
    private final Unsubscriptions unsubscriptions;

    public UnsubscriptionPages(Unsubscriptions unsubscriptions) {
        this.unsubscriptions = unsubscriptions;
    }

    @GetMapping("/mail/unsubscription/{secret}")
    Reply ask(Frame frame, @PathVariable String secret) {
        return unsubscriptions.isOpen(secret)
                ? page(frame, "/mail/unsubscription/" + secret)
                : new NotFound();
    }

    @PostMapping("/mail/unsubscription/{secret}")
    Reply unsubscribe(Frame frame, @PathVariable String secret) {
        return unsubscriptions.unsubscribe(secret) ? page(frame, "") : new NotFound();
    }

    private static Reply page(Frame frame, String action) {
        return Page.of(
                frame.titled(frame.say("mail.unsubscribe")),
                "operations/unsubscription",
                new UnsubscriptionView(action));
    }
}
