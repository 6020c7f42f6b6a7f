package classroom7.web.gate;

import classroom7.platform.database.Touches;
import classroom7.web.reply.Printer;
import classroom7.web.reply.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Takes what a controller answers to the {@link Printer}. */
public final class ReplyHandler implements HandlerMethodReturnValueHandler {
    /** Where answers are sent: what they change, their door says itself. */
    private static final String ANSWERS = "/answers";

    private final Printer printer;
    private final Touches touches;

    public ReplyHandler(Printer printer, Touches touches) {
        this.printer = printer;
        this.touches = touches;
    }

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return Reply.class.isAssignableFrom(returnType.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object reply,
            MethodParameter returnType,
            ModelAndViewContainer container,
            NativeWebRequest request)
            throws IOException {
        container.setRequestHandled(true);
        HttpServletRequest asked = request.getNativeRequest(HttpServletRequest.class);
        HttpServletResponse response = request.getNativeResponse(HttpServletResponse.class);
        if (reply == null || asked == null || response == null) {
            throw new IllegalStateException("A controller answered nothing");
        }
        if (!Gate.isReading(asked) && !asked.getRequestURI().endsWith(ANSWERS)) {
            touches.look(); // who changed something sees it with the next page
        }
        printer.print((Reply) reply, asked, response);
    }
}
