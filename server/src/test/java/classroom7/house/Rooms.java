package classroom7.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The rooms of the code and whom each knows, from the class files and from the source. */
final class Rooms {
    private static final String ROOT = "classroom7";
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
    private static final Pattern MENTION =
            Pattern.compile("\\bclassroom7\\.((?:[a-z0-9_]+\\.)*)(?=[A-Z*])");

    private Rooms() {}

    static JavaClasses classes() {
        return new ClassFileImporter().importPath(Path.of("target/classes"));
    }

    /** Every room with the rooms it knows; generated templates are no rooms. */
    static Map<String, SortedSet<String>> known() {
        var rooms = new TreeMap<String, SortedSet<String>>();
        for (var type : classes()) {
            if (isRoom(type.getPackageName())) {
                var known =
                        rooms.computeIfAbsent(name(type.getPackageName()), r -> new TreeSet<>());
                for (var dependency : type.getDirectDependenciesFromSelf()) {
                    var target = dependency.getTargetClass().getBaseComponentType();
                    if (isRoom(target.getPackageName())) {
                        known.add(name(target.getPackageName()));
                    }
                }
            }
        }
        // The compiler copies constants of other classes: only the source tells of those.
        Project.sources("src/main/java").forEach(file -> addMentions(file, rooms));
        rooms.forEach((room, known) -> known.remove(room));
        return rooms;
    }

    private static void addMentions(Path file, Map<String, SortedSet<String>> rooms) {
        var source = COMMENT.matcher(Project.text(file)).replaceAll("");
        var folder = Path.of("src/main/java").relativize(file).getParent().toString();
        var room = name(folder.replace('/', '.'));
        var known = rooms.computeIfAbsent(room, r -> new TreeSet<>());
        known.addAll(mentions(source));
    }

    /** The rooms that a source names, in imports or in full. */
    static SortedSet<String> mentions(String source) {
        var found = new TreeSet<String>();
        var mention = MENTION.matcher(source);
        while (mention.find()) {
            var name = ROOT + "." + mention.group(1);
            var room = name.substring(0, name.length() - 1);
            if (isRoom(room)) {
                found.add(name(room));
            }
        }
        return found;
    }

    private static boolean isRoom(String name) {
        var ours = name.equals(ROOT) || name.startsWith(ROOT + ".");
        return ours && !name.startsWith(ROOT + ".jte");
    }

    private static String name(String packageName) {
        return packageName.equals(ROOT) ? "Main" : packageName.substring(ROOT.length() + 1);
    }
}
