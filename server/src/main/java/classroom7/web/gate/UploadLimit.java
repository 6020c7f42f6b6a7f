package classroom7.web.gate;

import classroom7.people.access.Actor;
import classroom7.web.frame.Frames;
import classroom7.web.reply.Printer;
import classroom7.web.reply.Refused;
import classroom7.web.reply.TakesFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Predicate;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Looks at a form with files before its body is read: what is larger than its route takes, or comes
 * from somebody who uploads nowhere, is refused; of a small part of it what was typed is read.
 */
public final class UploadLimit implements HandlerInterceptor {
    private final Printer printer;
    private final Predicate<Actor> uploads;

    /**
     * @param uploads whether the actor may upload anything anywhere; asked for large forms alone
     */
    public UploadLimit(Printer printer, Predicate<Actor> uploads) {
        this.printer = printer;
        this.uploads = uploads;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        long length = request.getContentLengthLong();
        boolean small = length >= 0 && length <= Gate.BODY_BYTES_MAX;
        if (!Gate.isUpload(request) || small || fits(request, handler, length)) {
            return true;
        }
        Rest.drain(request, request.getAttribute(Frames.ACTOR) != null);
        printer.print(Refused.tooLarge(), request, response);
        return false;
    }

    private boolean fits(HttpServletRequest request, Object handler, long length) {
        var taken =
                handler instanceof HandlerMethod method
                        ? method.getMethodAnnotation(TakesFile.class)
                        : null;
        return taken != null
                && length <= taken.bytesMax() + TakesFile.FORM_BYTES_MAX
                && request.getAttribute(Frames.ACTOR) instanceof Actor actor
                && uploads.test(actor);
    }
}
