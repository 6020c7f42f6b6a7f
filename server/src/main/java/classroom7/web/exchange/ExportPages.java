package classroom7.web.exchange;

import classroom7.base.CourseId;
import classroom7.learning.exchange.Exports;
import classroom7.people.access.Actor;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Printer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** A course as a zip. */
@Controller
public final class ExportPages {
    private final Exports exports;
    private final Printer printer;

    public ExportPages(Exports exports, Printer printer) {
        this.exports = exports;
        this.printer = printer;
    }

    @GetMapping("/courses/{course}/export")
    void export(
            Actor actor, CourseId course, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (exports.export(actor, course)) {
            case Exports.Exporting.NotFound() -> printer.print(new NotFound(), request, response);
            case Exports.Exporting.Ready(var name, var writing) -> {
                var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
                response.setContentType("application/zip");
                response.setHeader("Cache-Control", "no-store");
                response.setHeader(
                        "Content-Disposition", "attachment; filename*=UTF-8''" + encoded);
                writing.writeTo(response.getOutputStream());
            }
        }
    }
}
