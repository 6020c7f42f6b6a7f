package classroom7.learning.lesson;

import classroom7.base.CourseId;
import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.base.QuestionId;
import classroom7.base.Texts;
import classroom7.learning.course.Courses;
import classroom7.learning.question.Adding;
import classroom7.learning.question.QuestionJson;
import classroom7.learning.question.QuestionVersion;
import classroom7.learning.question.Questions;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies of a course within its organization. Everything gets a new id, also inside the texts, so
 * that the copy shares nothing with what it was made from but the bytes of its files. It has no
 * learners, no dates and no answers.
 */
public final class CourseCopies {
    /** So many questions are read or written at once. */
    private static final int AT_ONCE = 200;

    private final Database database;
    private final CopyStore store;
    private final Questions questions;
    private final InstantSource clock;
    private final Ids ids;

    public CourseCopies(Database database, Questions questions, InstantSource clock, Ids ids) {
        this.database = database;
        this.store = new CopyStore(database);
        this.questions = questions;
        this.clock = clock;
        this.ids = ids;
    }

    /** A draft with everything that is not set aside; what was published is so in the copy. */
    public Copying copy(Actor actor, CourseId course, String typedTitle) {
        @Nullable OrganizationId organization = store.taught(actor.person(), course);
        if (organization == null) {
            return new Copying.NotFound();
        }
        String line = Texts.line(typedTitle);
        String title = line.substring(0, Math.min(line.length(), Courses.TITLE_MAX));
        var lessons = store.lessons(organization, course);
        var renaming = renaming(organization, course, lessons);
        var versions = versions(organization, lessons, renaming);
        var copy = new CourseId(renaming.of(course.value()));
        var target =
                new CopyStore.Target(organization, copy, title, actor.person(), clock.instant());
        database.transact(() -> write(course, target, renaming, lessons, versions));
        return new Copying.Copied(copy, title);
    }

    private Renaming renaming(
            OrganizationId organization, CourseId course, List<CopyStore.Original> lessons) {
        var olds = new ArrayList<String>();
        olds.add(course.value());
        olds.addAll(store.units(organization, course));
        olds.addAll(store.attachments(organization, course));
        for (CopyStore.Original lesson : lessons) {
            olds.add(lesson.id());
            lesson.pins().forEach(pin -> olds.add(pin.question().value()));
        }
        Map<String, String> names = new LinkedHashMap<>();
        olds.forEach(old -> names.computeIfAbsent(old, same -> ids.next()));
        return new Renaming(names);
    }

    /** Writes the copied questions, each as its first version, by the id of the copied one. */
    private Map<String, QuestionVersion> versions(
            OrganizationId organization, List<CopyStore.Original> lessons, Renaming renaming) {
        var pins =
                lessons.stream()
                        .flatMap(lesson -> lesson.pins().stream())
                        .map(p -> new QuestionVersion.Pin(p.question(), p.version()))
                        .distinct()
                        .toList();
        Map<String, QuestionVersion> copies = new LinkedHashMap<>();
        for (int from = 0; from < pins.size(); from += AT_ONCE) {
            var some = pins.subList(from, Math.min(from + AT_ONCE, pins.size()));
            var found = questions.findAll(organization, some);
            found.forEach((pin, old) -> copies.put(pin.question().value(), copy(old, renaming)));
            var fresh = some.stream().map(pin -> copies.get(pin.question().value())).toList();
            if (found.size() < some.size()
                    || !(questions.add(organization, fresh) instanceof Adding.Added)) {
                throw new IllegalStateException(
                        "A question that a lesson pins could not be copied in " + organization);
            }
        }
        return copies;
    }

    private static QuestionVersion copy(QuestionVersion old, Renaming renaming) {
        var id = new QuestionId(renaming.of(old.id().value()));
        var text = renaming.in(QuestionJson.print(old.question()));
        return QuestionVersion.first(id, QuestionJson.question(text).withId(id));
    }

    private void write(
            CourseId course,
            CopyStore.Target target,
            Renaming renaming,
            List<CopyStore.Original> lessons,
            Map<String, QuestionVersion> versions) {
        store.insertCourse(course, target);
        for (String unit : store.units(target.organization(), course)) {
            store.insertUnit(target, unit, renaming.of(unit));
        }
        for (String attachment : store.attachments(target.organization(), course)) {
            store.insertAttachment(target, attachment, renaming.of(attachment));
        }
        for (CopyStore.Original lesson : lessons) {
            String id = renaming.of(lesson.id());
            store.insertLesson(target, lesson, id, renaming);
            if (lesson.content() != null) {
                store.insertVersion(target, lesson, id, renaming);
                lesson.pins().stream()
                        .map(pin -> pin.question().value())
                        .distinct()
                        .map(versions::get)
                        .forEach(version -> store.insertQuestion(target, id, version));
            }
        }
        store.renameIntroductions(target, renaming);
    }
}
