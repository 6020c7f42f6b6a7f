package classroom7.learning.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What may be attached, told by the first bytes of a file and not by what its sender calls it; only
 * among texts and zipped documents the ending of the name decides.
 */
public enum MediaType {
    PNG("image/png", true, List.of("png")),
    JPEG("image/jpeg", true, List.of("jpg", "jpeg")),
    GIF("image/gif", true, List.of("gif")),
    WEBP("image/webp", true, List.of("webp")),
    AVIF("image/avif", true, List.of("avif")),
    SVG("image/svg+xml", true, List.of("svg")),
    PDF("application/pdf", true, List.of("pdf")),
    MP4("video/mp4", true, List.of("mp4", "m4v", "mov")),
    WEBM("video/webm", true, List.of("webm")),
    M4A("audio/mp4", true, List.of("m4a")),
    MP3("audio/mpeg", true, List.of("mp3")),
    OGG("audio/ogg", true, List.of("ogg", "oga", "opus")),
    WAV("audio/wav", true, List.of("wav")),
    DOCX(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            false,
            List.of("docx")),
    XLSX(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            false,
            List.of("xlsx")),
    PPTX(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            false,
            List.of("pptx")),
    ODT("application/vnd.oasis.opendocument.text", false, List.of("odt")),
    ODS("application/vnd.oasis.opendocument.spreadsheet", false, List.of("ods")),
    ODP("application/vnd.oasis.opendocument.presentation", false, List.of("odp")),
    EPUB("application/epub+zip", false, List.of("epub")),
    ZIP("application/zip", false, List.of("zip", "sb3")),
    TEXT(
            "text/plain; charset=utf-8",
            false,
            List.of(
                    "txt", "md", "csv", "tsv", "json", "gpx", "py", "ino", "c", "h", "cpp", "cs",
                    "java", "js", "ts", "sql", "r", "yaml", "yml", "toml", "log", "tex", "xml"));

    /** So many bytes of a file tell its type. */
    static final int HEAD_BYTES = 1024;

    private static final List<MediaType> ZIPPED =
            List.of(DOCX, XLSX, PPTX, ODT, ODS, ODP, EPUB, ZIP);

    private final String name;
    private final boolean inPage;
    private final List<String> endings;

    MediaType(String name, boolean inPage, List<String> endings) {
        this.name = name;
        this.inPage = inPage;
        this.endings = endings;
    }

    /** As {@code Content-Type} says it. */
    public String header() {
        return name;
    }

    /** Whether a browser shows it itself; everything else is offered to be saved. */
    public boolean isShownInPage() {
        return inPage;
    }

    public boolean isPicture() {
        return name.startsWith("image/");
    }

    /** Whether it may hold a program, so that it is served locked in. */
    public boolean isActive() {
        return this == SVG;
    }

    /** The type of a row; the database holds only what was let in. */
    static MediaType of(String header) {
        for (MediaType type : values()) {
            if (type.name.equals(header)) {
                return type;
            }
        }
        throw new IllegalStateException("No type of an attachment: " + header);
    }

    /** Null: not one that may be attached. */
    static @Nullable MediaType sniff(byte[] head, String fileName) {
        String text = new String(head, ISO_8859_1);
        @Nullable MediaType binary = binary(text);
        if (binary != null) {
            return binary;
        }
        if (text.startsWith("PK\3\4")) {
            return ended(fileName, ZIPPED);
        }
        if (!isText(head)) {
            return null;
        }
        return isSvg(text, fileName) ? SVG : ended(fileName, List.of(TEXT));
    }

    private static @Nullable MediaType binary(String head) {
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        } else if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        } else if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return GIF;
        } else if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return WEBP;
        } else if (head.startsWith("RIFF") && head.startsWith("WAVE", 8)) {
            return WAV;
        } else if (head.startsWith("%PDF-")) {
            return PDF;
        } else if (head.startsWith("OggS")) {
            return OGG;
        } else if (head.startsWith("\u001aE\u00df\u00a3")) {
            return WEBM;
        } else if (head.startsWith("ID3") || isMp3Frame(head)) {
            return MP3;
        }
        return head.startsWith("ftyp", 4) ? isoMedia(head) : null;
    }

    private static boolean isMp3Frame(String head) {
        return head.length() > 1 && head.charAt(0) == 0xff && (head.charAt(1) & 0xe6) == 0xe2;
    }

    private static MediaType isoMedia(String head) {
        if (head.startsWith("avif", 8) || head.startsWith("avis", 8)) {
            return AVIF;
        }
        return head.startsWith("M4A", 8) ? M4A : MP4;
    }

    /** Whether it is UTF-8 without control characters; its last character may be cut. */
    private static boolean isText(byte[] head) {
        for (byte octet : head) {
            if (octet >= 0 && octet < ' ' && octet != '\t' && octet != '\n' && octet != '\r') {
                return false;
            }
        }
        CoderResult read =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length), false);
        return !read.isError();
    }

    private static boolean isSvg(String text, String fileName) {
        return text.contains("<svg") && SVG.endings.contains(ending(fileName));
    }

    private static @Nullable MediaType ended(String fileName, List<MediaType> among) {
        String ending = ending(fileName);
        return among.stream().filter(t -> t.endings.contains(ending)).findFirst().orElse(null);
    }

    private static String ending(String fileName) {
        return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** All endings, for a form's {@code accept}. */
    public static String accepted() {
        return String.join(
                ",",
                Arrays.stream(values())
                        .flatMap(type -> type.endings.stream())
                        .map(ending -> "." + ending)
                        .toList());
    }
}
