package classroom7.web.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import classroom7.web.reply.Later;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** What Tomcat says of a request that is not HTTP enough to reach us: its status, nothing else. */
public final class PlainRefusal extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < 400
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        try {
            var later = Later.usual(response.getStatus());
            if (later != null) {
                response.setHeader(Later.HEADER, Long.toString(Later.seconds(later)));
            }
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream().write(("" + response.getStatus() + "\n").getBytes(UTF_8));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // Whoever asked has left, or the answer is on its way already.
            container.getLogger().debug("Refusal not sent", gone);
        }
    }
}
