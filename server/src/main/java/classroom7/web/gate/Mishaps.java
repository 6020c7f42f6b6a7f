package classroom7.web.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import classroom7.base.Ids;
import classroom7.people.access.Actor;
import classroom7.people.person.Passwords;
import classroom7.platform.failure.Circumstances;
import classroom7.web.frame.Frames;
import classroom7.web.reply.Again;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Printer;
import classroom7.web.reply.Refused;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** The one place that catches everything a request may throw, and answers it. */
public final class Mishaps implements HandlerExceptionResolver {
    private static final Logger LOG = LoggerFactory.getLogger(Mishaps.class);

    /** Said of what was to be sent, a picture for one; not true of a page that it was not. */
    private static final List<String> ABOUT_CONTENT =
            List.of("ETag", "Accept-Ranges", "Content-Range", "Content-Disposition");

    private final Printer printer;
    private final Ids ids;

    public Mishaps(Printer printer, Ids ids) {
        this.printer = printer;
        this.ids = ids;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception mishap) {
        try {
            if (!response.isCommitted()) {
                response.resetBuffer();
                ABOUT_CONTENT.forEach(header -> response.setHeader(header, null));
                Gate.secure(request, response);
                answer(mishap, request, response);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Answering a failed request", e);
        }
        return new ModelAndView();
    }

    private void answer(Exception mishap, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Reply expected = expected(mishap, request);
        if (expected != null) {
            printer.print(expected, request, response);
            return;
        }
        String failure = ids.next();
        log(failure, mishap, request);
        printer.failed(failure, request, response);
    }

    /** What is said beside it is kept with the failure, and names no thing and nobody but by id. */
    private static void log(String failure, Exception mishap, HttpServletRequest request) {
        var route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var person =
                request.getAttribute(Frames.ACTOR) instanceof Actor actor ? actor.person() : "";
        try (var told = MDC.putCloseable(Circumstances.TOLD, failure);
                var asked =
                        MDC.putCloseable(
                                Circumstances.REQUEST,
                                request.getMethod() + " " + (route == null ? "" : route));
                var who = MDC.putCloseable(Circumstances.PERSON, person.toString())) {
            LOG.error(
                    "Failure {} at {} {}",
                    failure,
                    request.getMethod(),
                    withoutSecrets(request.getRequestURI()),
                    mishap);
        }
    }

    /** The links of letters hold secrets in their path, which are not for a log. */
    static String withoutSecrets(String path) {
        return path.replaceAll("[A-Za-z0-9_-]{40,}", "…");
    }

    /** Null: it is our own fault. */
    private static @Nullable Reply expected(Exception mishap, HttpServletRequest request) {
        if (causedBy(mishap, LimitedBody.TooLarge.class)) {
            return Refused.tooLarge();
        }
        return switch (mishap) {
            case Passwords.Busy busy -> Refused.signInBusy();
            case SignedOut out -> signIn(request);
            case NoSuchThing thing -> new NotFound();
            case TypeMismatchException mismatch -> Refused.badInput();
            case HttpMessageNotReadableException unreadable -> Refused.badInput();
            case MaxUploadSizeExceededException large -> Refused.tooLarge();
            case InvalidParameterException undecodable -> Refused.badInput();
            case MultipartException broken -> Refused.badInput();
            case ErrorResponse known -> ofStatus(known.getStatusCode().value());
            default -> Outages.of(mishap); // open: whatever else was thrown is our fault
        };
    }

    private static @Nullable Reply ofStatus(int status) {
        return switch (status) {
            case 404 -> new NotFound();
            case 405 -> Refused.method();
            case 413 -> Refused.tooLarge();
            case 406, 415 -> Refused.unsupported();
            default -> status < 500 ? Refused.badInput() : null;
        };
    }

    private static Reply signIn(HttpServletRequest request) {
        if (request.getRequestURI().startsWith("/api/")) {
            return Refused.signedOut();
        }
        if (!request.getMethod().equals("GET")) {
            return Again.holdsText(request) ? Refused.signedOutForm() : SeeOther.to("/sign-in");
        }
        String query = request.getQueryString();
        String to = request.getRequestURI() + (query == null ? "" : "?" + query);
        return SeeOther.to(
                to.equals("/") ? "/sign-in" : "/sign-in?to=" + URLEncoder.encode(to, UTF_8));
    }

    private static boolean causedBy(Throwable mishap, Class<?> cause) {
        Throwable at = mishap;
        for (int depth = 0; at != null && depth < 10; depth++, at = at.getCause()) {
            if (cause.isInstance(at)) {
                return true;
            }
        }
        return false;
    }
}
