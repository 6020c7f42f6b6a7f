package classroom7.learning.exchange;

import classroom7.learning.attachment.Attachment;
import classroom7.learning.attachment.Fetching;
import classroom7.learning.course.Contents;
import classroom7.learning.course.LessonEntry;
import classroom7.learning.course.Unit;
import classroom7.learning.lesson.Draft;
import classroom7.learning.lesson.Due;
import classroom7.learning.lesson.Editing;
import classroom7.learning.lesson.Terms;
import classroom7.learning.question.CodeFence;
import classroom7.people.access.Actor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One course as a zip. */
final class CourseZip {
    private static final String README = "README.md";
    private static final int SLUG_LENGTH_MAX = 40;
    private static final String ID = "([0-9a-hjkmnp-tv-z]{20})";
    private static final Pattern OURS =
            Pattern.compile("/(attachments|lessons|courses)/" + ID + "(?:/([^\\s()<>\"']*))?");
    // The oldest time that a zip can tell: the same course gives the same bytes.
    private static final LocalDateTime FILE_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Workshop workshop;
    private final Actor actor;
    private final Contents.Found contents;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, String> lessons = new HashMap<>();
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, Attachment> attachments = new LinkedHashMap<>();

    CourseZip(Workshop workshop, Actor actor, Contents.Found contents) {
        this.workshop = workshop;
        this.actor = actor;
        this.contents = contents;
    }

    void write(OutputStream out) throws IOException {
        var units = contents.units();
        for (int unit = 0; unit < units.size(); unit++) {
            var folder = folder(unit, units.get(unit).title());
            var entries = lessons(units.get(unit));
            for (int at = 0; at < entries.size(); at++) {
                lessons.put(
                        entries.get(at).id().value(), folder + folder(at, entries.get(at).title()));
            }
        }
        try (var zip = new ZipOutputStream(out)) {
            var course = contents.course();
            text(zip, README, titled(course.title(), linked(course.description(), "")));
            var settings = json.createObjectNode();
            settings.put("format", 1);
            var own = settings.putObject("lessons");
            for (int unit = 0; unit < units.size(); unit++) {
                var folder = folder(unit, units.get(unit).title());
                var introduction = linked(units.get(unit).introduction(), "../");
                text(zip, folder + README, titled(units.get(unit).title(), introduction));
                for (var entry : lessons(units.get(unit))) {
                    lesson(zip, entry, own);
                }
            }
            text(zip, CoursePlanner.SETTINGS, settings.toPrettyString() + "\n");
            for (var attachment : attachments.entrySet()) {
                file(zip, attachment.getKey(), attachment.getValue());
            }
        }
    }

    /** Those of a unit in order; what was set aside comes last. */
    private List<LessonEntry> lessons(Unit unit) {
        var archived = contents.archived().stream().filter(entry -> entry.unit().equals(unit.id()));
        return Stream.concat(unit.lessons().stream(), archived).toList();
    }

    private void lesson(ZipOutputStream zip, LessonEntry entry, ObjectNode settings)
            throws IOException {
        if (workshop.drafts().open(actor, entry.id()) instanceof Editing.Open(Draft draft)) {
            var path = lessons.get(entry.id().value()) + README;
            text(zip, path, titled(draft.title(), linked(draft.source(), "../../")));
            var own = new LessonSettings(terms(draft.settings())).json();
            if (entry.archived()) {
                own.put(CoursePlanner.ARCHIVED, true);
            }
            settings.set(path, own);
        }
    }

    private static Terms terms(Draft.Settings settings) {
        return new Terms(
                due(settings.opensAt()),
                settings.dueLocal() == null || settings.dueZone() == null
                        ? null
                        : new Due(settings.dueLocal(), settings.dueZone()),
                settings.late(),
                settings.attemptsMax(),
                settings.feedback(),
                settings.shuffle(),
                settings.minutesMax());
    }

    private static @Nullable Due due(@Nullable Instant at) {
        return at == null
                ? null
                : new Due(LocalDateTime.ofInstant(at, ZoneOffset.UTC), ZoneOffset.UTC);
    }

    /** A number and a name that any file system takes. */
    private static String folder(int at, String title) {
        return String.format(Locale.ROOT, "%02d-%s/", at + 1, slug(title));
    }

    static String slug(String title) {
        var slug =
                title.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", "-")
                        .replaceAll("^-+|-+$", "");
        if (slug.isEmpty()) {
            return "untitled";
        }
        int length = Math.min(SLUG_LENGTH_MAX, slug.codePointCount(0, slug.length()));
        return slug.substring(0, slug.offsetByCodePoints(0, length));
    }

    private static String titled(String title, String text) {
        var escaped = PlainText.markdown(title).replaceFirst("#(?=#*$)", "\\\\#");
        return "# " + escaped + "\n\n" + text;
    }

    /** The text with our addresses as relative paths; what stands in code is left alone. */
    private String linked(String text, String up) {
        var fence = new CodeFence();
        var out = new StringJoiner("\n");
        for (var line : text.split("\n", -1)) {
            boolean code = fence.read(line);
            out.add(
                    code
                            ? line
                            : OURS.matcher(line)
                                    .replaceAll(found ->
                                            Matcher.quoteReplacement(relative(found, up))));
        }
        return out.toString();
    }

    private String relative(MatchResult found, String up) {
        var id = found.group(2);
        switch (found.group(1)) {
            case "lessons" -> {
                var folder = lessons.get(id);
                return folder == null || found.group(3) != null
                        ? found.group()
                        : up + folder + README;
            }
            case "courses" -> {
                boolean isThis = id.equals(contents.course().id().value());
                return isThis && found.group(3) == null ? up + README : found.group();
            }
            default -> {
                var path = files.computeIfAbsent(id, this::attachment);
                return path.isEmpty() ? found.group() : up + CourseBuild.encoded(path);
            }
        }
    }

    /** The path of a file in the zip; empty where the actor has no such file. */
    private String attachment(String id) {
        if (!(workshop.attachments().find(actor, id) instanceof Fetching.Found(var attachment))) {
            return "";
        }
        var path = "files/" + attachment.name();
        for (int copy = 2; attachments.containsKey(path); copy++) {
            path = "files/" + copy + "-" + attachment.name();
        }
        attachments.put(path, attachment);
        return path;
    }

    private void file(ZipOutputStream zip, String path, Attachment attachment) throws IOException {
        begin(zip, path);
        try (var in = workshop.attachments().open(attachment, 0)) {
            in.transferTo(zip);
        }
        zip.closeEntry();
    }

    private static void text(ZipOutputStream zip, String path, String text) throws IOException {
        begin(zip, path);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void begin(ZipOutputStream zip, String path) throws IOException {
        var entry = new ZipEntry(path);
        entry.setTimeLocal(FILE_TIME);
        zip.putNextEntry(entry);
    }
}
