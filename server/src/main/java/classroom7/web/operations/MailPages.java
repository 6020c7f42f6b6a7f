package classroom7.web.operations;

import classroom7.people.access.Actor;
import classroom7.platform.mail.KeptMail;
import classroom7.platform.mail.MailFolder;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Frame;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /operations/mail}: the letters that were sent, for the operator. */
@Controller
public final class MailPages {
    private static final int SHOWN_MAX = 200;
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final MailFolder folder;

    public MailPages(MailFolder folder) {
        this.folder = folder;
    }

    @GetMapping("/operations/mail")
    Reply list(Frame frame, Actor actor) {
        if (!actor.operator()) {
            return new NotFound();
        }
        var lines = folder.newest(SHOWN_MAX).stream().map(mail -> line(frame, mail)).toList();
        return Page.of(
                frame.titled(frame.say("operations.mail.title")),
                "operations/mail",
                new MailView(lines));
    }

    @GetMapping("/operations/mail/{letter}")
    Reply show(Frame frame, Actor actor, @PathVariable String letter) {
        var opened = actor.operator() ? folder.find(letter) : null;
        if (opened == null) {
            return new NotFound();
        }
        var head = opened.head();
        var view =
                new LetterView(
                        head.subject(),
                        opened.from(),
                        head.to(),
                        frame.words().moment(head.at()),
                        pieces(opened.text()));
        return Page.of(
                frame.titled(head.subject())
                        .under(new Crumb(frame.say("operations.mail.title"), "/operations/mail")),
                "operations/letter",
                view);
    }

    private static MailView.Line line(Frame frame, KeptMail mail) {
        return new MailView.Line(
                "/operations/mail/" + mail.id(),
                mail.subject(),
                mail.to(),
                frame.words().moment(mail.at()));
    }

    private static List<LetterView.Piece> pieces(String text) {
        var pieces = new ArrayList<LetterView.Piece>();
        var links = LINK.matcher(text);
        int from = 0;
        while (links.find()) {
            pieces.add(new LetterView.Piece(text.substring(from, links.start()), ""));
            pieces.add(new LetterView.Piece(links.group(), links.group()));
            from = links.end();
        }
        pieces.add(new LetterView.Piece(text.substring(from), ""));
        return pieces;
    }
}
