package classroom7.web.reply;

import classroom7.platform.database.Touches;
import classroom7.web.frame.Frame;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page, or a piece of one for htmx: a template of {@code src/main/jte} with its two parameters.
 *
 * @param template without ending: {@code lesson/show}
 * @param later when what was asked for is worth another try; null: nothing is said of that
 * @param keeping how long it may be shown again to the same person; null: it may not
 */
public record Page(
        int status,
        String template,
        Frame frame,
        Object view,
        @Nullable Keeping keeping,
        @Nullable Duration later)
        implements Reply {
    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;

    /**
     * What a page depends on beside the person who sees it.
     *
     * @param until when it becomes another by time alone
     */
    public record Keeping(Touches.Basis basis, Instant until) {}

    public static Page of(Frame frame, String template, Object view) {
        return new Page(OK, template, frame, view, null, null);
    }

    /** The same form again, with what was typed and what is wrong with it. */
    public static Page again(Frame frame, String template, Object view) {
        return new Page(UNPROCESSABLE, template, frame, view, null, null);
    }

    /** The same form again, to be sent later. */
    public Page later(int status, Duration pause) {
        return new Page(status, template, frame, view, null, pause);
    }

    public Page withStatus(int status) {
        return new Page(status, template, frame, view, null, Later.usual(status));
    }

    /** The same to be shown again while it stands. */
    public Page kept(Keeping keeping) {
        return new Page(status, template, frame, view, keeping, later);
    }
}
