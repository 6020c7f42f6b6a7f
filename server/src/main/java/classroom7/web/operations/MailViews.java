package classroom7.web.operations;

import classroom7.platform.mail.KeptMail;
import classroom7.platform.mail.KeptMail.State;
import classroom7.platform.mail.Mails;
import classroom7.web.frame.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Letters as pages show them. */
final class MailViews {
    private static final String HERE = "/operations/mail";

    private final Frame frame;
    private final boolean sends;

    MailViews(Frame frame, boolean sends) {
        this.frame = frame;
        this.sends = sends;
    }

    MailView list(Mails.Standing standing, @Nullable State chosen, List<KeptMail> letters) {
        int twice = standing.maybeTwice();
        return new MailView(
                lead(standing),
                standing.awaySince() == null ? "" : "wrong",
                twice == 0 ? "" : frame.count("operations.mail.maybe-twice", twice),
                filters(standing, chosen),
                letters.stream().map(this::line).toList());
    }

    MailView.Line line(KeptMail mail) {
        var here = HERE + "/" + mail.id();
        return new MailView.Line(
                here,
                mail.subject(),
                mail.to(),
                frame.words().moment(mail.at()),
                state(mail),
                look(mail),
                note(mail),
                isOver(mail.state()) ? here + "/sending" : "");
    }

    private String lead(Mails.Standing standing) {
        var since = standing.awaySince();
        if (since != null) {
            return frame.say("operations.mail.away", frame.words().moment(since), standing.said());
        }
        if (!sends) {
            return frame.say("operations.mail.text");
        }
        var reached = standing.reached();
        return reached == null
                ? frame.say("operations.mail.never")
                : frame.say("operations.mail.reached", frame.words().moment(reached));
    }

    /** Only states that some letter is in: the others would say nothing. */
    private List<MailView.Filter> filters(Mails.Standing standing, @Nullable State chosen) {
        var filters = new ArrayList<MailView.Filter>();
        filters.add(new MailView.Filter(frame.say("operations.mail.all"), HERE, chosen == null));
        for (var state : State.values()) {
            int count = standing.counts().getOrDefault(state, 0);
            if (count > 0 || state == chosen) {
                filters.add(
                        new MailView.Filter(
                                frame.say("operations.mail.state." + state.word())
                                        + " · "
                                        + frame.words().number(count),
                                HERE + "?state=" + state.word(),
                                state == chosen));
            }
        }
        return filters.size() > 2 ? filters : List.of();
    }

    private String state(KeptMail mail) {
        return frame.say(
                mail.state() == State.WAITING && mail.attempts() > 0
                        ? "operations.mail.state.again"
                        : "operations.mail.state." + mail.state().word());
    }

    private static String look(KeptMail mail) {
        return switch (mail.state()) {
            case WAITING -> mail.attempts() > 0 ? "mind" : "";
            case HANDED_OVER, KEPT -> mail.maybeTwice() > 0 ? "mind" : "good";
            case GIVEN_UP, REFUSED_ADDRESS -> "wrong";
            case UNSUBSCRIBED -> "";
        };
    }

    private String note(KeptMail mail) {
        var notes = new ArrayList<String>();
        if (mail.maybeTwice() > 0) {
            notes.add(frame.say("operations.mail.this-maybe-twice"));
        }
        var due = mail.due();
        if (due != null && mail.attempts() > 0) {
            notes.add(frame.say("operations.mail.next", frame.words().moment(due)));
        }
        if (!mail.said().isEmpty() && mail.state() != State.HANDED_OVER) {
            notes.add("“" + mail.said() + "”");
        }
        return String.join(" ", notes);
    }

    private static boolean isOver(State state) {
        return state == State.GIVEN_UP || state == State.REFUSED_ADDRESS;
    }
}
