package classroom7.learning.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.learning.exchange.Finding.Grade;
import classroom7.platform.html.Markdown;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The report of a real course names every link that leads nowhere, and nothing else: it is held
 * against a second, simple way to find them, line by line.
 */
final class BrokenLinksTest {
    private static final Pattern FENCE = Pattern.compile("^\\s*(```|~~~).*");
    private static final Pattern LINK =
            Pattern.compile(
                    "]\\(\\s*<?([^)\\s>]+)>?(?:\\s+\"[^\"]*\")?\\s*\\)"
                            + "|(?:src|href)=[\"']([^\"']+)[\"']"
                            + "|^\\[[^\\]]+]:\\s*(\\S+)");
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)^([a-z][a-z0-9+.-]*:|//|#).*");

    @Test
    void every_broken_link_of_a_real_course_is_named_with_its_file_and_line() throws IOException {
        var root = SharedData.path("courses/iot-for-beginners");
        var named = new TreeSet<String>();
        try (var bundle = Bundles.open(root)) {
            for (var found : CoursePlanner.plan(bundle, new Markdown()).findings(Grade.BROKEN)) {
                var link = found.problem().arguments().getFirst();
                named.add(found.path() + ":" + found.line() + " " + link);
            }
        }
        var broken = broken(root);
        assertTrue(broken.size() > 100, broken::toString);
        assertEquals(String.join("\n", broken), String.join("\n", named));
    }

    private static TreeSet<String> broken(Path root) throws IOException {
        var broken = new TreeSet<String>();
        for (var file : texts(root)) {
            boolean code = false;
            int number = 0;
            for (var line : Files.readAllLines(file)) {
                number++;
                if (FENCE.matcher(line).matches()) {
                    code = !code;
                } else if (!code) {
                    var place = root.relativize(file) + ":" + number + " ";
                    links(line).stream()
                            .filter(link -> !leads(file, link))
                            .forEach(link -> broken.add(place + link));
                }
            }
        }
        return broken;
    }

    private static List<Path> texts(Path root) throws IOException {
        try (var all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !root.relativize(file).startsWith("quiz-app"))
                    .toList();
        }
    }

    private static List<String> links(String line) {
        return LINK.matcher(line.replaceAll("`[^`]*`", ""))
                .results()
                .map(found -> {
                    var link = found.group(1) == null ? found.group(2) : found.group(1);
                    return link == null ? found.group(3) : link;
                })
                .filter(link -> !ELSEWHERE.matcher(link).matches())
                .toList();
    }

    private static boolean leads(Path file, String link) {
        var path = link.replaceFirst("[?#].*", "").replace("+", "%2B");
        var there =
                file.resolveSibling(URLDecoder.decode(path, StandardCharsets.UTF_8)).normalize();
        return Files.isRegularFile(there) || Files.isRegularFile(there.resolve("README.md"));
    }
}
