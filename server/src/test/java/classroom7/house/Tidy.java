package classroom7.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The rules that text alone can tell, each with what to write instead. */
final class Tidy {
    /** A word or form that is not written in files whose path matches, and what is. */
    private record Ban(Pattern path, Pattern form, String instead) {
        Ban(String path, String form, String instead) {
            this(Pattern.compile(path), Pattern.compile(form), instead);
        }
    }

    private static final int LINES_MAX = 400;
    private static final String JAVA = ".*\\.java";
    private static final String MAIN = ".*src/main/java/.*\\.java";
    private static final String TEMPLATE = ".*\\.jte";
    private static final String ANY =
            ".*\\.(java|jte|js|css|sql|properties|md|xml|sh|txt)|c7|.*/run";
    private static final Pattern SIZED = Pattern.compile(".*\\.(jte|js|css)");
    private static final Pattern COMMENT =
            Pattern.compile("(?s)/\\*.*?\\*/|(?<![:\"'])//[^\n]*|<%--.*?--%>");

    /** Where everything may be caught: the error page of the web, and what runs jobs. */
    private static final Pattern CATCHES_ALL =
            Pattern.compile(".*/web/frame/ErrorPages\\.java|.*/platform/job/Job(s|Runner)\\.java");

    private static final Pattern CATCH_ALL =
            Pattern.compile(
                    "(?s)catch \\((?:final )?(Exception|Throwable|RuntimeException|Error) (.*?)}");

    private static final Pattern PASSED_ON = Pattern.compile("throw |completeExceptionally");

    private static final List<Ban> BANS =
            List.of(
                    new Ban(
                            MAIN,
                            "\\b(class|record|interface|enum) \\w*(Manager|Service|Helper|Utils?|Impl)\\b",
                            "a name from the classroom: Lessons, LessonStore, LessonForm"),
                    new Ban(
                            MAIN,
                            "(?m)(?<!@Override\n)^    (public |protected |private |static |final )*[\\w<>?, .]+ get[A-Z]\\w*\\(",
                            "a fact without get: title(), isOpen(now)"),
                    new Ban(MAIN, "@Autowired|@Inject\\b", "a constructor's parameter"),
                    new Ban(
                            MAIN,
                            "@(Component|Service|Repository|ComponentScan|Async|Transactional)\\b",
                            "a @Bean method of the floor's Configuration class"),
                    new Ban(
                            "(?!.*/cli/)" + MAIN,
                            "\\.printStackTrace\\(",
                            "throw, saying what was being done"),
                    new Ban(
                            MAIN,
                            "(?i)\\bselect \\*(?!\\s+from unnest)",
                            "the names of the columns"),
                    new Ban(
                            "(?!.*/(process/Wait|documents/CouchWire)\\.java)" + JAVA,
                            "\\bThread\\.sleep\\(",
                            "a wait on a condition with a limit"),
                    new Ban(JAVA, "@Disabled\\b", "a test that runs, or none"),
                    new Ban(JAVA, "\\borg\\.mockito\\b", "the real thing, or a hand-made fake"),
                    new Ban(JAVA, "@SuppressWarnings\\(\"all\"\\)", "the name of the warning"),
                    new Ban(TEMPLATE, "(?i)<script(?![^>]*\\bsrc=)", "a file under static/"),
                    new Ban(TEMPLATE, "(?i)\\son[a-z]+=\"", "a listener in a file under static/"),
                    new Ban(TEMPLATE, "(?i)\\sstyle=\"", "a class"),
                    new Ban(
                            TEMPLATE,
                            "(?i)(src|href)=\"(https?:)?//",
                            "our own copy under static/"));

    private static final List<Ban> BANS_EVERYWHERE =
            List.of(
                    new Ban(ANY, "\\b(TODO|FIXME|XXX|HACK)\\b", "an issue, or the work itself"),
                    new Ban(ANY, "(?m)^(<<<<<<<|>>>>>>>) ", "one side of the conflict"),
                    new Ban(ANY, "\r", "lines that end in a line feed"),
                    new Ban(ANY, "(?m)[ \t]+$", "no blanks at the end of a line"),
                    new Ban(ANY, "[^\n]\\z", "a line feed at the end of the file"));

    private Tidy() {}

    /** Complaints about a file, by its path from the top of the project. */
    static List<String> complaints(String path, String text) {
        var complaints = new ArrayList<String>();
        bans(path, text, BANS_EVERYWHERE, complaints);
        var code = blanked(text);
        bans(path, code, BANS, complaints);
        if (path.endsWith(".java")) {
            Switches.openEnds(text, blanked(text))
                    .forEach(at -> complaints.add(at(path, text, at) + Switches.COMPLAINT));
            catchAlls(path, code, complaints);
        }
        if (path.endsWith(".jte")) {
            TemplateWords.in(text)
                    .forEach(word -> complaints.add(path + ": words of its own: " + word));
        }
        if (SIZED.matcher(path).matches() && text.lines().count() > LINES_MAX) {
            complaints.add(path + ": longer than " + LINES_MAX + " lines");
        }
        return complaints;
    }

    private static void bans(String path, String text, List<Ban> bans, List<String> complaints) {
        for (var ban : bans) {
            if (ban.path.matcher(path).matches()) {
                ban.form
                        .matcher(text)
                        .results()
                        .map(MatchResult::start)
                        .forEach(at -> complaints.add(at(path, text, at) + "write " + ban.instead));
            }
        }
    }

    /** Catching everything is for cleaning up on the way out: such a block throws again. */
    private static void catchAlls(String path, String code, List<String> complaints) {
        if (path.contains("src/main/") && !CATCHES_ALL.matcher(path).matches()) {
            CATCH_ALL
                    .matcher(code)
                    .results()
                    .filter(caught -> !PASSED_ON.matcher(caught.group(2)).find())
                    .map(caught -> at(path, code, caught.start()))
                    .forEach(at -> complaints.add(at + "catch by name what can be mended"));
        }
    }

    /** The text with its comments blanked out, every other character where it was. */
    private static String blanked(String text) {
        return COMMENT.matcher(text).replaceAll(found -> found.group().replaceAll("[^\n]", " "));
    }

    private static String at(String path, String text, int position) {
        var line = text.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
        return path + ":" + line + ": ";
    }
}
