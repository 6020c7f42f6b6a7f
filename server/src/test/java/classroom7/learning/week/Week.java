package classroom7.learning.week;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.QuestionId;
import classroom7.base.UnitId;
import classroom7.documents.Documents;
import classroom7.documents.Epoch;
import classroom7.learning.Classroom;
import classroom7.learning.answer.Answering;
import classroom7.learning.attachment.Attachments;
import classroom7.learning.attempt.Beginning;
import classroom7.learning.course.Change;
import classroom7.learning.course.Contents;
import classroom7.learning.exchange.Bundles;
import classroom7.learning.exchange.Destination;
import classroom7.learning.exchange.Exports;
import classroom7.learning.exchange.Importing;
import classroom7.learning.exchange.Imports;
import classroom7.learning.exchange.Steps;
import classroom7.learning.exchange.Workshop;
import classroom7.learning.lesson.Due;
import classroom7.learning.lesson.Editing;
import classroom7.learning.lesson.FeedbackPolicy;
import classroom7.learning.lesson.LatePolicy;
import classroom7.learning.lesson.Publishing;
import classroom7.learning.lesson.Terms;
import classroom7.learning.progress.Correcting;
import classroom7.learning.progress.Corrections;
import classroom7.learning.progress.CourseProgress;
import classroom7.learning.progress.Progress;
import classroom7.learning.progress.Projection;
import classroom7.learning.question.QuestionVersion;
import classroom7.people.access.Actor;
import classroom7.people.audit.Audit;
import classroom7.people.membership.Members;
import classroom7.platform.database.Database;
import classroom7.platform.file.DiskFiles;
import classroom7.platform.html.Markdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** Two organizations and what happens in them. */
final class Week {
    final Classroom school;
    final Answering answering;
    final Projection projection;
    final Progress progress;
    final Ledger ledger;
    final List<Actor> learners = new ArrayList<>();
    final List<Actor> others = new ArrayList<>();
    private final Corrections corrections;
    private final Imports imports;
    private final Exports exports;
    private final Path folder;
    Actor teacher;
    CourseId course;
    CourseId otherCourse;

    Week(BiFunction<Database, Epoch, Documents> store, Path folder) {
        this.folder = folder;
        school = new Classroom(store);
        answering = new Answering(school);
        projection = new Projection(school.database, school.documents, school.questions);
        progress = new Progress(school.database, school.documents, school.questions, school.clock);
        corrections =
                new Corrections(
                        school.database, school.questions, school.drafts, school.publications);
        var files = new DiskFiles(folder.resolve("files"), school.clock);
        var workshop =
                new Workshop(
                        school.courses,
                        school.units,
                        school.lessons,
                        school.drafts,
                        school.agreements,
                        school.publications,
                        new Attachments(school.database, files, school.clock, school.ids));
        imports = new Imports(school.database, workshop, new Markdown());
        exports = new Exports(workshop);
        ledger = new Ledger(this);
        teacher = school.teacher;
    }

    void open(Path material, int count) {
        course = bringIn(teacher, school.school, material);
        otherCourse = bringIn(school.otherOwner, school.otherSchool, material);
        for (int number = 0; number < count; number++) {
            boolean here = number % 10 < 7;
            var learner =
                    school.member(
                            "Learner" + number + " Example",
                            here ? school.school : school.otherSchool,
                            "learner");
            enrol(learner, here ? school.school : school.otherSchool, here ? course : otherCourse);
            (here ? learners : others).add(learner);
        }
    }

    CourseId bringIn(Actor actor, OrganizationId organization, Path material) {
        try (var bundle = Bundles.open(material)) {
            var plan =
                    assertInstanceOf(Imports.Planning.Planned.class, imports.plan(bundle)).plan();
            var order =
                    new Imports.Order(
                            new Destination.NewCourse(organization),
                            plan,
                            bundle,
                            true,
                            Steps.UNHEARD);
            var done = assertInstanceOf(Importing.Imported.class, imports.carryOut(actor, order));
            return done.course();
        }
    }

    void enrol(Actor person, OrganizationId organization, CourseId into) {
        school.database
                .sql(
                        """
                        insert into enrolment (organization_id, course_id, person_id, role, since)
                        values (?, ?, ?, 'learner', now())
                        """)
                .params(organization.value(), into.value(), person.person().value())
                .update();
    }

    List<LessonId> lessons(Actor reader, CourseId of) {
        var found = assertInstanceOf(Contents.Found.class, school.courses.contents(reader, of));
        return found.units().stream()
                .flatMap(unit -> unit.lessons().stream())
                .filter(lesson -> lesson.questions() > 0)
                .map(lesson -> lesson.id())
                .toList();
    }

    /** Another choice is right from now on; what is shown before is what happens. */
    void correctFirstKey(LessonId lesson) {
        var question = firstChoice(lesson);
        projection.settle(school.school);
        var before = points(question);
        turnKey(lesson, question);
        var effect =
                assertInstanceOf(Correcting.Found.class, corrections.preview(teacher, lesson))
                        .effects()
                        .getFirst();
        assertTrue(effect.rises() > 0 && effect.falls() > 0, effect.toString());
        assertInstanceOf(
                Publishing.Published.class, corrections.apply(teacher, lesson, Set.of(question)));
        projection.settle(school.school);
        var after = points(question);
        int changed = 0;
        for (int at = 0; at < before.size(); at++) {
            changed += before.get(at).equals(after.get(at)) ? 0 : 1;
        }
        assertEquals(effect.rises() + effect.falls(), changed);
    }

    private QuestionId firstChoice(LessonId lesson) {
        for (var pin : answering.questions(teacher, lesson)) {
            var asked = new QuestionVersion.Pin(pin.question(), pin.version());
            if (school.questions.find(school.school, asked).question().kind().equals("choice")) {
                return pin.question();
            }
        }
        throw new IllegalStateException("No choice in " + lesson);
    }

    private List<String> points(QuestionId question) {
        return school.database
                .sql(
                        "select points::text from answer_mark where question_id = ? order by answer_id")
                .param(question.value())
                .query(String.class)
                .list();
    }

    /** In the question's block of the text the mark of the right choice moves to another. */
    private void turnKey(LessonId lesson, QuestionId question) {
        var source = source(lesson);
        int begin = source.indexOf("id=" + question);
        int end = source.indexOf("\n???", begin);
        var block = source.substring(begin, end);
        var turned =
                block.replaceFirst("\\n\\( \\) ", "\n(!) ")
                        .replace("\n(x) ", "\n( ) ")
                        .replace("\n(!) ", "\n(x) ");
        assertTrue(!turned.equals(block), block);
        school.save(lesson, "Corrected", source.replace(block, turned));
    }

    private String source(LessonId lesson) {
        return assertInstanceOf(Editing.Open.class, school.drafts.open(teacher, lesson))
                .draft()
                .source();
    }

    void reorderUnits() {
        var found =
                assertInstanceOf(Contents.Found.class, school.courses.contents(teacher, course));
        UnitId first = found.units().getFirst().id();
        assertEquals(
                new Change.Done(), school.units.move(teacher, first, found.units().size() - 1));
    }

    /** A new version without its last question, then the old one again. */
    void publishAnew(LessonId lesson) {
        var source = source(lesson);
        school.save(lesson, "Shorter", source.substring(0, source.lastIndexOf("\n??? ")));
        school.publish(lesson);
    }

    void restoreFirst(LessonId lesson) {
        assertInstanceOf(
                Publishing.Published.class, school.publications.restore(teacher, lesson, 1));
    }

    /** Due in an hour; what comes later is kept and does not count. */
    void setDue(LessonId lesson, Actor extended) {
        var due = due(Duration.ofHours(1));
        var terms = new Terms(null, due, LatePolicy.KEEP, 0, FeedbackPolicy.AFTER_DUE, true, 0);
        assertEquals(new Change.Done(), school.agreements.agree(teacher, lesson, terms));
        assertEquals(
                new Change.Done(),
                school.agreements.extend(
                        teacher, lesson, extended.person(), due(Duration.ofDays(2))));
    }

    private Due due(Duration from) {
        var at = school.clock.instant().plus(from);
        return new Due(at.atOffset(ZoneOffset.UTC).toLocalDateTime(), ZoneOffset.UTC);
    }

    void beginAgain(Actor learner, LessonId lesson) {
        assertInstanceOf(Beginning.Begun.class, answering.attempts.begin(learner, lesson));
    }

    /** The teacher leaves; from now on the owner does what a teacher does. */
    void removeTeacher() {
        var audit = new Audit(school.database, school.ids, school.clock);
        new Members(school.database, audit, school.clock)
                .remove(school.owner, school.school, teacher.person());
        assertInstanceOf(CourseProgress.NotFound.class, progress.course(teacher, course));
        teacher = school.owner;
        assertInstanceOf(CourseProgress.Taught.class, progress.course(teacher, course));
    }

    CourseId takeToTheOtherOrganization() throws IOException {
        var ready =
                assertInstanceOf(
                        Exports.Exporting.Ready.class, exports.export(school.owner, course));
        var zip = folder.resolve("course.zip");
        try (var out = Files.newOutputStream(zip)) {
            ready.writing().writeTo(out);
        }
        var taken = bringIn(school.otherOwner, school.otherSchool, zip);
        others.forEach(learner -> enrol(learner, school.otherSchool, taken));
        return taken;
    }
}
