package classroom7.bench;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A class with its secrets in a file beside its home, so that a later run measures it again. */
final class ClassFile {
    private static final int HEAD_LINES = 4;

    private ClassFile() {}

    static void write(Path file, World world) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(world.organization().value());
        lines.add(world.course().value());
        lines.add(String.join(" ", world.lessons().stream().map(LessonId::value).toList()));
        lines.add(line(world.teacher()));
        world.learners().forEach(learner -> lines.add(line(learner)));
        Files.write(file, lines);
    }

    static World read(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        return new World(
                new OrganizationId(lines.get(0)),
                new CourseId(lines.get(1)),
                List.of(lines.get(2).split(" ")).stream().map(LessonId::new).toList(),
                learner(lines.get(3)),
                lines.stream().skip(HEAD_LINES).map(ClassFile::learner).toList());
    }

    private static String line(World.Learner learner) {
        return String.join(" ", learner.person(), learner.cookie(), learner.token());
    }

    private static World.Learner learner(String line) {
        var parts = line.split(" ", 3);
        return new World.Learner(parts[0], parts[1], parts[2]);
    }
}
