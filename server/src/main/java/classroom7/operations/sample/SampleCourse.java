package classroom7.operations.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.UnitId;
import classroom7.learning.attachment.Attaching;
import classroom7.learning.course.AddingUnit;
import classroom7.learning.course.Creating;
import classroom7.learning.lesson.Adding;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.lesson.Publishing;
import classroom7.learning.lesson.Saving;
import classroom7.people.access.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The sample course: written for this project, kept as text among the program's resources. */
final class SampleCourse {
    private static final String ROOT = "/sample/course/";
    private static final String ABOUT = "README.md";
    private static final String PICTURES = "../../images/";

    /** A unit's folder and its lessons' folders, in order. */
    private record Folder(String unit, List<String> lessons) {}

    private static final List<Folder> FOLDERS =
            List.of(
                    new Folder("1-air", List.of("1-what-air-weighs", "2-why-wind-blows")),
                    new Folder("2-water", List.of("1-how-a-cloud-is-made", "2-rain-measured")),
                    new Folder(
                            "3-forecast",
                            List.of("1-reading-a-weather-map", "2-how-sure-is-a-forecast")),
                    new Folder(
                            "4-your-turn",
                            List.of(
                                    "1-what-does-the-sky-say",
                                    "2-keep-a-weather-log",
                                    "3-against-the-clock")));
    private static final List<String> IMAGES =
            List.of("air-column.svg", "cloud.svg", "isobars.svg");

    private final Sample.Rooms rooms;

    SampleCourse(Sample.Rooms rooms) {
        this.rooms = rooms;
    }

    /** Makes the course as its teacher would, publishes it and answers its lessons in order. */
    List<LessonId> write(Actor teacher, OrganizationId organization) {
        var about = Page.read(ABOUT);
        var course = create(teacher, organization, about.title());
        rooms.courses().describe(teacher, course, about.text());
        var pictures = pictures(teacher, course);
        var lessons = new ArrayList<LessonId>();
        for (var folder : FOLDERS) {
            var introduction = Page.read(folder.unit() + "/" + ABOUT);
            var unit = unit(teacher, course, introduction);
            for (var lesson : folder.lessons()) {
                var page = Page.read(folder.unit() + "/" + lesson + "/" + ABOUT);
                lessons.add(lesson(teacher, unit, page.with(pictures)));
            }
        }
        rooms.courses().makeCode(teacher, course);
        rooms.courses().publish(teacher, course);
        return lessons;
    }

    /** All files it is made of, below its folder. */
    static List<String> files() {
        var all = new ArrayList<String>();
        all.add(ABOUT);
        IMAGES.forEach(image -> all.add("images/" + image));
        for (var folder : FOLDERS) {
            all.add(folder.unit() + "/" + ABOUT);
            folder.lessons().forEach(l -> all.add(folder.unit() + "/" + l + "/" + ABOUT));
        }
        return all;
    }

    private CourseId create(Actor teacher, OrganizationId organization, String title) {
        var creating = rooms.courses().create(teacher, organization, title);
        if (creating instanceof Creating.Created(var course)) {
            return course;
        }
        throw unexpected(title, creating);
    }

    private Map<String, String> pictures(Actor teacher, CourseId course) {
        var addresses = new HashMap<String, String>();
        for (var image : IMAGES) {
            try (var bytes = open("images/" + image)) {
                var attaching = rooms.attachments().attach(teacher, course, image, bytes);
                if (!(attaching instanceof Attaching.Attached(var attachment))) {
                    throw unexpected(image, attaching);
                }
                addresses.put(PICTURES + image, attachment.address());
            } catch (IOException e) {
                throw new UncheckedIOException("Reading " + image, e);
            }
        }
        return addresses;
    }

    private UnitId unit(Actor teacher, CourseId course, Page page) {
        var adding = rooms.units().add(teacher, course, page.title());
        if (adding instanceof AddingUnit.Added(var unit)) {
            rooms.units().introduce(teacher, unit, page.text());
            return unit;
        }
        throw unexpected(page.title(), adding);
    }

    private LessonId lesson(Actor teacher, UnitId unit, Page page) {
        var adding = rooms.lessons().add(teacher, unit, page.title());
        if (!(adding instanceof Adding.Added(var lesson))) {
            throw unexpected(page.title(), adding);
        }
        var typed = new Drafts.Typed(page.title(), page.text());
        var saving = rooms.drafts().save(teacher, lesson, typed, 0);
        if (!(saving instanceof Saving.Saved)) {
            throw unexpected(page.title(), saving);
        }
        var publishing = rooms.publications().publish(teacher, lesson, Set.of());
        if (!(publishing instanceof Publishing.Published)) {
            throw unexpected(page.title(), publishing);
        }
        return lesson;
    }

    private static IllegalStateException unexpected(String what, Object ending) {
        return new IllegalStateException(
                String.format(Locale.ROOT, "The sample's \"%s\": %s", what, ending));
    }

    private static InputStream open(String name) {
        var stream = SampleCourse.class.getResourceAsStream(ROOT + name);
        if (stream == null) {
            throw new IllegalStateException("The program lacks " + ROOT + name);
        }
        return stream;
    }

    /** A Markdown file: its first heading is the title, the rest the text. */
    private record Page(String title, String text) {
        static Page read(String name) {
            try (var stream = open(name)) {
                var all = new String(stream.readAllBytes(), UTF_8);
                int end = all.indexOf('\n');
                return new Page(all.substring(2, end).strip(), all.substring(end).strip() + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException("Reading " + name, e);
            }
        }

        Page with(Map<String, String> pictures) {
            var changed = text;
            for (var picture : pictures.entrySet()) {
                changed = changed.replace(picture.getKey(), picture.getValue());
            }
            return new Page(title, changed);
        }
    }
}
