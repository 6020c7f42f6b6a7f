package classroom7.web.reply;

import classroom7.web.frame.Frame;

/**
 * A page, or a piece of one for htmx: a template of {@code src/main/jte} with its two parameters.
 *
 * @param template without ending: {@code lesson/show}
 */
public record Page(int status, String template, Frame frame, Object view) implements Reply {
    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;

    public static Page of(Frame frame, String template, Object view) {
        return new Page(OK, template, frame, view);
    }

    /** The same form again, with what was typed and what is wrong with it. */
    public static Page again(Frame frame, String template, Object view) {
        return new Page(UNPROCESSABLE, template, frame, view);
    }

    public Page withStatus(int status) {
        return new Page(status, template, frame, view);
    }
}
