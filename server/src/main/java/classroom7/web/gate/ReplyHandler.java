package classroom7.web.gate;

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
    private final Printer printer;

    public ReplyHandler(Printer printer) {
        this.printer = printer;
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
        printer.print((Reply) reply, asked, response);
    }
}
