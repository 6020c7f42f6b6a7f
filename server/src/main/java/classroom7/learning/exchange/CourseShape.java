package classroom7.learning.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which files of a folder are units and lessons. Numbered folders are units and the numbered
 * folders (or Markdown files) in them lessons, with or without a folder such as {@code lessons} in
 * between; where no numbered folder holds others, they are the lessons themselves; without any
 * numbered folder, every Markdown file is a lesson.
 *
 * @param readme of the course
 */
record CourseShape(@Nullable String readme, List<UnitPlace> units) {

    /** A unit's folder ("" for none) and what introduces it. */
    record UnitPlace(String folder, @Nullable String readme, List<LessonPlace> lessons) {}

    /** A lesson's folder ("" where it is a file alone) and its text. */
    record LessonPlace(String folder, String readme) {}

    static CourseShape of(Collection<String> paths) {
        var readme = readme(paths, "");
        var units = new ArrayList<UnitPlace>();
        var folders = folders(paths, "");
        for (var folder : folders) {
            var lessons = lessons(paths, folder);
            if (!lessons.isEmpty()) {
                units.add(new UnitPlace(folder, readme(paths, folder), lessons));
            }
        }
        if (!units.isEmpty()) {
            addEmptyUnits(paths, folders, units);
            return new CourseShape(readme, units);
        }
        var lessons = new ArrayList<>(lessons(paths, ""));
        if (lessons.isEmpty()) {
            paths.stream()
                    .filter(path -> isMarkdown(path) && !path.contains("/") && !path.equals(readme))
                    .forEach(path -> lessons.add(new LessonPlace("", path)));
        }
        if (lessons.isEmpty() && readme != null) {
            lessons.add(new LessonPlace("", readme));
            return new CourseShape(null, List.of(new UnitPlace("", null, lessons)));
        }
        return new CourseShape(
                readme, lessons.isEmpty() ? List.of() : List.of(new UnitPlace("", null, lessons)));
    }

    /** A numbered folder with an introduction alone is a unit among units. */
    private static void addEmptyUnits(
            Collection<String> paths, List<String> folders, List<UnitPlace> units) {
        for (int at = 0; at < folders.size(); at++) {
            var folder = folders.get(at);
            var readme = readme(paths, folder);
            boolean known = units.stream().anyMatch(unit -> unit.folder().equals(folder));
            if (!known && readme != null) {
                units.add(Math.min(at, units.size()), new UnitPlace(folder, readme, List.of()));
            }
        }
    }

    private static List<LessonPlace> lessons(Collection<String> paths, String unit) {
        var lessons = new ArrayList<LessonPlace>();
        var within = new ArrayList<String>();
        within.add(unit);
        if (!unit.isEmpty()) {
            children(paths, unit, name -> !Numbered.isNumbered(name)).forEach(within::add);
        }
        for (var parent : within) {
            for (var folder : folders(paths, parent)) {
                var readme = readme(paths, folder);
                if (readme != null) {
                    lessons.add(new LessonPlace(folder, readme));
                }
            }
            paths.stream()
                    .filter(path -> parent(path).equals(parent) && isMarkdown(path))
                    .filter(Numbered::isNumbered)
                    .forEach(path -> lessons.add(new LessonPlace("", path)));
        }
        lessons.sort((one, other) -> Numbered.ORDER.compare(name(one), name(other)));
        return lessons;
    }

    private static String name(LessonPlace lesson) {
        var path = lesson.folder().isEmpty() ? lesson.readme() : lesson.folder();
        var bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return bare.substring(bare.lastIndexOf('/') + 1);
    }

    /** The numbered folders in a folder, in order, each with a slash at its end. */
    private static List<String> folders(Collection<String> paths, String parent) {
        return children(paths, parent, Numbered::isNumbered);
    }

    private static List<String> children(
            Collection<String> paths, String parent, Predicate<String> wanted) {
        var names = new TreeSet<String>(Numbered.ORDER);
        for (var path : paths) {
            int slash = path.startsWith(parent) ? path.indexOf('/', parent.length()) : -1;
            if (slash > 0 && wanted.test(path.substring(parent.length(), slash))) {
                names.add(path.substring(parent.length(), slash));
            }
        }
        return names.stream().map(name -> parent + name + "/").toList();
    }

    static @Nullable String readme(Collection<String> paths, String folder) {
        for (var name : List.of("readme.md", "index.md")) {
            for (var path : paths) {
                if (parent(path).equals(folder)
                        && path.substring(folder.length()).toLowerCase(Locale.ROOT).equals(name)) {
                    return path;
                }
            }
        }
        return null;
    }

    static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    static boolean isMarkdown(String path) {
        var ending = Bundles.ending(path);
        return ending.equals("md") || ending.equals("markdown");
    }
}
