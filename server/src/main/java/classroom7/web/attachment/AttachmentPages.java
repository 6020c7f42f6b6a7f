package classroom7.web.attachment;

import classroom7.base.LessonId;
import classroom7.learning.attachment.Attaching;
import classroom7.learning.attachment.Attachment;
import classroom7.learning.attachment.Attachments;
import classroom7.learning.attachment.Fetching;
import classroom7.learning.lesson.Draft;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.lesson.Editing;
import classroom7.people.access.Actor;
import classroom7.platform.words.Words;
import classroom7.web.frame.Flash;
import classroom7.web.reply.Json;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Refused;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import classroom7.web.reply.TakesFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * {@code /attachments/{id}/{name}}: bytes; and sending them into a lesson that is being written.
 */
@Controller
public final class AttachmentPages {
    private static final String CACHED = "private, max-age=31536000, immutable";

    /** A picture that could hold a program is locked in: it runs nothing and asks for nothing. */
    private static final String LOCKED =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

    private final Attachments attachments;
    private final Drafts drafts;

    public AttachmentPages(Attachments attachments, Drafts drafts) {
        this.attachments = attachments;
        this.drafts = drafts;
    }

    /** Null: the bytes were sent. */
    @GetMapping("/attachments/{id}/{name}")
    @Nullable Reply fetch(
            Actor actor,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        return switch (attachments.find(actor, id)) {
            case Fetching.NotFound() -> new NotFound();
            case Fetching.Found(var attachment) -> {
                send(attachment, request, response);
                yield null;
            }
        };
    }

    private void send(
            Attachment attachment, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String tag = '"' + attachment.sha256().hex() + '"';
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CACHED);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        if (names(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(attachment.type().header());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(attachment));
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (attachment.type().isActive()) {
            response.setHeader("Content-Security-Policy", LOCKED);
        }
        switch (asked(request, tag, attachment.bytes())) {
            case ByteRange.Whole() -> stream(attachment, 0, attachment.bytes(), request, response);
            case ByteRange.Part(var first, var last) -> {
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                response.setHeader(
                        HttpHeaders.CONTENT_RANGE,
                        "bytes " + first + "-" + last + "/" + attachment.bytes());
                stream(attachment, first, last - first + 1, request, response);
            }
            case ByteRange.Outside() -> {
                response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + attachment.bytes());
            }
        }
    }

    private static ByteRange asked(HttpServletRequest request, String tag, long bytes) {
        String range = request.getHeader(HttpHeaders.RANGE);
        String since = request.getHeader(HttpHeaders.IF_RANGE);
        return range == null || (since != null && !since.strip().equals(tag))
                ? new ByteRange.Whole()
                : ByteRange.of(range, bytes);
    }

    private void stream(
            Attachment attachment,
            long from,
            long length,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setContentLengthLong(length);
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        try (InputStream bytes = attachments.open(attachment, from)) {
            var out = response.getOutputStream();
            var buffer = new byte[64 * 1024];
            long left = length;
            while (left > 0) {
                int read = bytes.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException("The file ended early: " + attachment.sha256());
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }

    private static boolean names(@Nullable String header, String tag) {
        return header != null && (header.contains(tag) || header.strip().equals("*"));
    }

    /** The name was escaped by the room that made the address: what is left of it is plain. */
    private static String disposition(Attachment attachment) {
        String address = attachment.address();
        String name = address.substring(address.lastIndexOf('/') + 1);
        return (attachment.type().isShownInPage() ? "inline" : "attachment")
                + "; filename*=UTF-8''"
                + name;
    }

    /**
     * Attaches a file to the lesson's course. A script gets the Markdown to insert; without one it
     * is put at the end of the draft.
     */
    @TakesFile(bytesMax = Attachments.BYTES_MAX)
    @PostMapping("/lessons/{lesson}/attachments")
    Reply attach(
            Actor actor,
            Words words,
            LessonId lesson,
            @RequestParam MultipartFile file,
            HttpServletRequest request)
            throws IOException {
        if (!(drafts.open(actor, lesson) instanceof Editing.Open(var draft))) {
            return new NotFound();
        }
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        boolean script = "application/json".equals(request.getHeader(HttpHeaders.ACCEPT));
        try (InputStream bytes = file.getInputStream()) {
            var course = draft.place().course();
            return switch (attachments.attach(actor, course, name, bytes)) {
                case Attaching.Attached(var attachment) ->
                        script
                                ? Json.created(Map.of("markdown", attachment.markdown()))
                                : appended(actor, draft, attachment);
                case Attaching.TooLarge(var bytesMax) ->
                        refused(script, words, 413, "attachment.too-large", words.bytes(bytesMax));
                case Attaching.WrongType(var refused) ->
                        refused(script, words, 415, "attachment.wrong-type", refused);
                case Attaching.NoRoom() -> refused(script, words, 507, "attachment.no-room", "");
                case Attaching.BrokenOff() -> Refused.badInput();
                case Attaching.NotFound() -> new NotFound();
            };
        }
    }

    /** A script shows the sentence beside the text; without one it is a page. */
    private static Reply refused(
            boolean script, Words words, int status, String key, String argument) {
        return script
                ? new Json(status, Map.of("problem", words.say(key, argument)))
                : new Refused(status, key, List.of(argument));
    }

    private Reply appended(Actor actor, Draft draft, Attachment attachment) {
        String source = draft.source().stripTrailing();
        String gap = source.isEmpty() ? "" : "\n\n";
        drafts.save(
                actor,
                draft.id(),
                new Drafts.Typed(draft.title(), source + gap + attachment.markdown() + "\n"),
                draft.revision());
        return SeeOther.to("/lessons/" + draft.id() + "/edit")
                .saying(Flash.of("attachment.appended", attachment.name()));
    }
}
