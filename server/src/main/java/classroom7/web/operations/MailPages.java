package classroom7.web.operations;

import classroom7.people.access.Actor;
import classroom7.platform.mail.KeptMail.State;
import classroom7.platform.mail.Mails;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /operations/mail}: the letters that were written, for the operator. */
@Controller
public final class MailPages {
    private static final int SHOWN_MAX = 200;
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final String HERE = "/operations/mail";

    private final Mails mails;

    public MailPages(Mails mails) {
        this.mails = mails;
    }

    @GetMapping("/operations/mail")
    Reply list(Frame frame, Actor actor, @RequestParam(defaultValue = "") String state) {
        if (!actor.operator()) {
            return new NotFound();
        }
        var chosen = chosen(state);
        var letters = chosen == null ? mails.newest(SHOWN_MAX) : mails.newest(chosen, SHOWN_MAX);
        var views = new MailViews(frame, mails.sends());
        return Page.of(
                frame.titled(frame.say("operations.mail.title")),
                "operations/mail",
                views.list(mails.standing(), chosen, letters));
    }

    @GetMapping("/operations/mail/{letter}")
    Reply show(Frame frame, Actor actor, @PathVariable String letter) {
        var opened = actor.operator() ? mails.find(letter) : null;
        if (opened == null) {
            return new NotFound();
        }
        var head = opened.head();
        var view =
                new LetterView(
                        new MailViews(frame, mails.sends()).line(head),
                        opened.from(),
                        pieces(opened.text()));
        return Page.of(
                frame.titled(head.subject())
                        .under(new Crumb(frame.say("operations.mail.title"), HERE)),
                "operations/letter",
                view);
    }

    /** Tries again what was given up. */
    @PostMapping("/operations/mail/{letter}/sending")
    Reply sendAgain(Actor actor, @PathVariable String letter) {
        if (!actor.operator() || mails.find(letter) == null) {
            return new NotFound();
        }
        boolean waits = mails.sendAgain(letter);
        var said = waits ? "operations.mail.again.done" : "operations.mail.again.nothing";
        return SeeOther.to(HERE + "/" + letter).saying(Flash.of(said));
    }

    private static @Nullable State chosen(String word) {
        for (var state : State.values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        return null;
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
        if (from < text.length()) {
            pieces.add(new LetterView.Piece(text.substring(from), ""));
        }
        return pieces;
    }
}
