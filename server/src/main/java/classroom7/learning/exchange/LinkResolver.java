package classroom7.learning.exchange;

import classroom7.learning.exchange.CoursePlan.Target;
import classroom7.learning.exchange.CoursePlan.ToCourse;
import classroom7.learning.exchange.CoursePlan.ToFile;
import classroom7.learning.exchange.CoursePlan.ToLesson;
import classroom7.learning.exchange.Finding.Grade;
import classroom7.learning.question.CodeFence;
import classroom7.learning.question.QuestionText;
import classroom7.learning.question.Segment;
import classroom7.platform.html.MarkdownLinks;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the relative links of the material lead; names those that lead nowhere. */
final class LinkResolver {
    private static final Pattern ABSOLUTE =
            Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|/.*|#.*|\\\\.*");

    private static final Pattern IN_LINE =
            Pattern.compile("(!?\\[[^\\[\\]]*\\]\\([ \\t]*<?)([^\\s()<>]+)");

    private final Set<String> paths;
    private final Map<String, Target> pages = new HashMap<>();
    private final List<Target> targets = new ArrayList<>();
    private final Map<Target, Integer> numbers = new HashMap<>();
    private final LinkedHashSet<String> files = new LinkedHashSet<>();
    private final List<Finding> findings;

    LinkResolver(Bundle bundle, CourseShape shape, List<Finding> findings) {
        this.paths = new HashSet<>(bundle.paths());
        this.findings = findings;
        page("", new ToCourse());
        if (shape.readme() != null) {
            page(shape.readme(), new ToCourse());
        }
        for (int unit = 0; unit < shape.units().size(); unit++) {
            var place = shape.units().get(unit);
            if (!place.folder().isEmpty()) {
                page(place.folder(), new ToCourse());
            }
            if (place.readme() != null) {
                page(place.readme(), new ToCourse());
            }
            for (int lesson = 0; lesson < place.lessons().size(); lesson++) {
                var there = place.lessons().get(lesson);
                var target = new ToLesson(unit, lesson, "");
                page(there.readme(), target);
                if (!there.folder().isEmpty()) {
                    page(there.folder(), target);
                    page(there.folder() + "assignment.md", target);
                }
            }
        }
    }

    private void page(String path, Target target) {
        pages.putIfAbsent(path.endsWith("/") ? path.substring(0, path.length() - 1) : path, target);
    }

    /** The text with a mark in place of every link within the material. */
    String rewrite(String text, String path) {
        var parts = new ArrayList<String>();
        for (var segment : QuestionText.parse(text)) {
            parts.add(
                    switch (segment) {
                        case Segment.Prose prose ->
                                MarkdownLinks.rewrite(
                                        prose.source(),
                                        found -> rewritten(moved(found, prose.line()), path));
                        case Segment.Asked asked -> question(asked, path);
                    });
        }
        return String.join("\n", parts);
    }

    private static MarkdownLinks.Found moved(MarkdownLinks.Found found, int line) {
        return new MarkdownLinks.Found(found.address(), found.line() + line - 1, found.picture());
    }

    /** The texts of a block are indented, which to Markdown as a whole would be code. */
    private String question(Segment.Asked asked, String path) {
        var fence = new CodeFence();
        var lines = asked.source().split("\n", -1);
        for (int at = 0; at < lines.length; at++) {
            int number = asked.line() + at;
            if (!fence.read(lines[at])) {
                lines[at] =
                        IN_LINE.matcher(lines[at])
                                .replaceAll(found ->
                                        Matcher.quoteReplacement(
                                                found.group(1) + linked(found, number, path)));
            }
        }
        return String.join("\n", lines);
    }

    private String linked(MatchResult found, int line, String path) {
        boolean picture = found.group(1).startsWith("!");
        return rewritten(new MarkdownLinks.Found(found.group(2), line, picture), path);
    }

    Set<String> files() {
        return files;
    }

    List<Target> targets() {
        return targets;
    }

    private String rewritten(MarkdownLinks.Found found, String path) {
        var address = found.address();
        if (address.isBlank() || ABSOLUTE.matcher(address).matches()) {
            return address;
        }
        int hash = address.indexOf('#');
        var fragment = hash < 0 ? "" : address.substring(hash);
        var bare = (hash < 0 ? address : address.substring(0, hash)).replaceFirst("\\?.*", "");
        var target = target(resolve(CourseShape.parent(path), decoded(bare)), fragment, found);
        if (target == null) {
            findings.add(
                    Finding.of(
                            Grade.BROKEN,
                            path,
                            found.line(),
                            found.picture() ? "exchange.found.picture" : "exchange.found.link",
                            address));
            return address;
        }
        int number =
                numbers.computeIfAbsent(
                        target,
                        fresh -> {
                            targets.add(fresh);
                            return targets.size() - 1;
                        });
        return CoursePlan.link(number);
    }

    private @Nullable Target target(
            @Nullable String path, String fragment, MarkdownLinks.Found found) {
        if (path == null) {
            return null;
        }
        if (!found.picture() && pages.get(path) instanceof Target page) {
            return page instanceof ToLesson lesson
                    ? new ToLesson(lesson.unit(), lesson.lesson(), fragment)
                    : page;
        }
        if (paths.contains(path)) {
            files.add(path);
            return new ToFile(path);
        }
        return null;
    }

    private static String decoded(String address) {
        try {
            return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    /** Null: it leads out of the material. */
    private static @Nullable String resolve(String folder, String relative) {
        var parts = new ArrayDeque<String>();
        for (var part : (folder + relative).split("/", -1)) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return null;
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
