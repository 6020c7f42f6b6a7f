package classroom7.web.asset;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Serves {@link Assets} beside the pages' dispatcher: no mapping, no session, no file system. */
public final class AssetServlet extends HttpServlet {
    /** The service worker has one address for ever: a browser asks there for a newer one. */
    public static final String WORKER = "/worker.js";

    private static final long serialVersionUID = 1;

    private final transient Assets assets;

    public AssetServlet(Assets assets) {
        this.assets = assets;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean worker = request.getRequestURI().equals(WORKER);
        Asset asset = worker ? assets.named("worker.js") : assets.at(request.getRequestURI());
        if (asset == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader(
                "Cache-Control", worker ? "no-cache" : "public, max-age=31536000, immutable");
        response.setHeader("ETag", asset.tag());
        if (asset.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(asset.mediaType());
        byte[] bytes = asset.bytes();
        byte[] gzipped = asset.gzipped();
        if (gzipped != null) {
            response.setHeader("Vary", "Accept-Encoding");
            String accepted = request.getHeader("Accept-Encoding");
            if (accepted != null && accepted.contains("gzip")) {
                response.setHeader("Content-Encoding", "gzip");
                bytes = gzipped;
            }
        }
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
