package classroom7.web.gate;

import classroom7.platform.file.FreeSpace;
import classroom7.web.frame.Frames;
import classroom7.web.reply.Printer;
import classroom7.web.reply.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Behind the gate: while the disk fills up, files are refused first, then every change but
 * answering. Reading always goes.
 */
public final class Shedding extends HttpFilter {
    private static final long serialVersionUID = 1;

    /** What belongs to answering: signing in, attempts, answers, handing in. */
    private static final Pattern ANSWERING =
            Pattern.compile(
                    "/api/(answers|tokens)|/sign-(in|out)|(/api)?/lessons/[^/]+/(answers|attempts|hand-in(/end)?|reading)");

    /** Texts too long for a plain form: no file is in them. */
    private static final Pattern TEXTS =
            Pattern.compile("/lessons/[^/]+/(draft|preview|publication)");

    private final transient FreeSpace space;
    private final transient Printer printer;

    public Shedding(FreeSpace space, Printer printer) {
        this.space = space;
        this.printer = printer;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isChange(request)) {
            chain.doFilter(request, response);
            return;
        }
        boolean answers = ANSWERING.matcher(request.getRequestURI()).matches();
        boolean refused =
                switch (space.level()) {
                    case PLENTY -> false;
                    case NO_UPLOADS -> mayHoldFiles(request);
                    case ANSWERS_ONLY -> !answers;
                };
        if (refused) {
            Rest.drain(request, request.getAttribute(Frames.ACTOR) != null);
            printer.print(Refused.noRoom(mayHoldFiles(request)), request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isChange(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> false;
            default -> true;
        };
    }

    private static boolean mayHoldFiles(HttpServletRequest request) {
        return Gate.isUpload(request) && !TEXTS.matcher(request.getRequestURI()).matches();
    }
}
