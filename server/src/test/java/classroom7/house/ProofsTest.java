package classroom7.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of proofs names tests that exist. */
class ProofsTest {
    private static final Pattern NAMED = Pattern.compile("`(acceptance/)?(\\w+)#(\\w+)`");
    private static final int PROOFS_LEAST = 50;

    @Test
    void each_named_test_is_there() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "proofs.md"));
        assertEquals(List.of(), missing(page));
        assertTrue(NAMED.matcher(page).results().count() >= PROOFS_LEAST);
    }

    @Test
    void one_that_is_not_is_found() {
        var page = "| x | `ProofsTest#one_that_is_not_is_found`, `ProofsTest#nothing`, `No#test` |";
        assertEquals(List.of("ProofsTest#nothing", "No#test"), missing(page));
    }

    private static List<String> missing(String page) {
        var sources =
                Stream.concat(
                                Project.sources("src/test/java").stream(),
                                Project.sources("../acceptance/src/test/java").stream())
                        .toList();
        return NAMED.matcher(page)
                .results()
                .filter(named -> sources.stream().noneMatch(source -> holds(source, named)))
                .map(named -> named.group(2) + "#" + named.group(3))
                .toList();
    }

    private static boolean holds(Path source, MatchResult named) {
        boolean browser = source.startsWith(Path.of("..", "acceptance"));
        try {
            return browser == (named.group(1) != null)
                    && source.endsWith(named.group(2) + ".java")
                    && Files.readString(source).contains("void " + named.group(3) + "(");
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + source, e);
        }
    }
}
