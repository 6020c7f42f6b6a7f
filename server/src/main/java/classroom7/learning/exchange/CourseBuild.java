package classroom7.learning.exchange;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.Problem;
import classroom7.base.UnitId;
import classroom7.learning.attachment.Attaching;
import classroom7.learning.course.AddingUnit;
import classroom7.learning.course.Change;
import classroom7.learning.course.Contents;
import classroom7.learning.course.Creating;
import classroom7.learning.exchange.CoursePlan.LessonPlan;
import classroom7.learning.exchange.CoursePlan.ToCourse;
import classroom7.learning.exchange.CoursePlan.ToFile;
import classroom7.learning.exchange.CoursePlan.ToLesson;
import classroom7.learning.exchange.CoursePlan.UnitPlan;
import classroom7.learning.exchange.Finding.Grade;
import classroom7.learning.lesson.Adding;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.lesson.Editing;
import classroom7.learning.lesson.Publishing;
import classroom7.learning.lesson.Saving;
import classroom7.people.access.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One import while it is carried out. */
final class CourseBuild {
    private final Workshop workshop;
    private final Actor actor;
    private final Imports.Order order;
    private final List<Finding> findings;
    private final List<List<LessonId>> lessons = new ArrayList<>();
    private final Map<UnitPlan, UnitId> units = new IdentityHashMap<>();
    private final Map<String, String> addresses = new HashMap<>();
    private CourseId course = new CourseId("");
    private String title = "";
    private int done;
    private int files;

    CourseBuild(Workshop workshop, Actor actor, Imports.Order order) {
        this.workshop = workshop;
        this.actor = actor;
        this.order = order;
        this.findings = new ArrayList<>(order.plan().findings());
    }

    /** Rolls everything back; without a problem: the actor has no such place. */
    static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient @Nullable Problem problem;

        Abandoned(@Nullable Problem problem) {
            super(problem == null ? "not found" : problem.key());
            this.problem = problem;
        }

        @Nullable Problem problem() {
            return problem;
        }
    }

    void build() {
        var plan = order.plan();
        open(plan);
        for (var unit : plan.units()) {
            lessons.add(unit(unit));
        }
        plan.files().forEach(this::attach);
        if (order.destination() instanceof Destination.NewCourse && !plan.description().isBlank()) {
            demand(workshop.courses().describe(actor, course, linked(plan.description())));
        }
        for (int unit = 0; unit < plan.units().size(); unit++) {
            write(plan.units().get(unit), lessons.get(unit));
        }
    }

    private void open(CoursePlan plan) {
        switch (order.destination()) {
            case Destination.NewCourse(var organization) -> {
                switch (workshop.courses().create(actor, organization, plan.title())) {
                    case Creating.Created(var id) -> course = id;
                    case Creating.Invalid(var problem) -> throw new Abandoned(problem);
                    case Creating.NotFound() -> throw new Abandoned(null);
                }
                title = plan.title();
            }
            case Destination.Into(var id) -> {
                switch (workshop.courses().contents(actor, id)) {
                    case Contents.Found found when found.course().isTaught() -> {
                        course = id;
                        title = found.course().title();
                    }
                    case Contents.Found found -> throw new Abandoned(null);
                    case Contents.NotFound() -> throw new Abandoned(null);
                }
            }
        }
    }

    /** Units are introduced when their lessons are written: only then all links are known. */
    private List<LessonId> unit(UnitPlan plan) {
        var added = workshop.units().add(actor, course, plan.title());
        var unit =
                switch (added) {
                    case AddingUnit.Added(var id) -> id;
                    case AddingUnit.Invalid(var problem) -> throw new Abandoned(problem);
                    case AddingUnit.NotFound() -> throw new Abandoned(null);
                };
        units.put(plan, unit);
        var ids = new ArrayList<LessonId>();
        for (var lesson : plan.lessons()) {
            switch (workshop.lessons().add(actor, unit, lesson.title())) {
                case Adding.Added(var id) -> ids.add(id);
                case Adding.NotFound() -> throw new Abandoned(null);
            }
        }
        return ids;
    }

    private void attach(String path) {
        try (var in = order.bundle().open(path)) {
            switch (workshop.attachments().attach(actor, course, path, in)) {
                case Attaching.Attached(var attachment) -> {
                    addresses.put(path, attachment.address());
                    files++;
                }
                case Attaching.WrongType(var name) ->
                        leftOut(path, "exchange.found.type", Bundles.ending(name));
                case Attaching.TooLarge(var bytesMax) ->
                        leftOut(path, "exchange.found.large", bytesMax);
                case Attaching.NoRoom() ->
                        throw new Abandoned(Problem.of("", "exchange.bad.no-room"));
                case Attaching.BrokenOff() ->
                        throw new Abandoned(Problem.of("", "exchange.bad.broken-off", path));
                case Attaching.NotFound() -> throw new Abandoned(null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Read " + path + " to attach it", e);
        }
        step();
    }

    private void leftOut(String path, String key, Object... arguments) {
        findings.add(Finding.of(Grade.LEFT_OUT, path, 0, key, arguments));
    }

    /** A path as an address: RFC 3986, section 2.1. */
    static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    private void write(UnitPlan plan, List<LessonId> ids) {
        var unit = units.get(plan);
        if (unit != null && !plan.introduction().isBlank()) {
            demand(workshop.units().introduce(actor, unit, linked(plan.introduction())));
        }
        for (int at = 0; at < ids.size(); at++) {
            write(plan.lessons().get(at), ids.get(at));
            step();
        }
    }

    private void write(LessonPlan plan, LessonId id) {
        if (!(workshop.drafts().open(actor, id) instanceof Editing.Open(var draft))) {
            throw new Abandoned(null);
        }
        var typed = new Drafts.Typed(plan.title(), linked(plan.source()));
        switch (workshop.drafts().save(actor, id, typed, draft.revision())) {
            case Saving.Saved saved -> {}
            case Saving.Invalid(var problem) -> throw new Abandoned(problem);
            case Saving.Conflict conflict -> throw new Abandoned(null);
            case Saving.NotFound() -> throw new Abandoned(null);
        }
        if (plan.settings() != null) {
            demand(workshop.agreements().agree(actor, id, plan.settings().terms()));
        }
        if (plan.archived()) {
            demand(workshop.lessons().archive(actor, id));
        }
    }

    private static void demand(Change change) {
        switch (change) {
            case Change.Done() -> {}
            case Change.Invalid(var problem) -> throw new Abandoned(problem);
            case Change.NotFound() -> throw new Abandoned(null);
        }
    }

    private String linked(String text) {
        return CoursePlan.linked(text, this::address);
    }

    private String address(int number) {
        var links = order.plan().links();
        if (number >= links.size()) {
            return CoursePlan.link(number);
        }
        return switch (links.get(number)) {
            case ToCourse() -> "/courses/" + course;
            case ToFile(var path) -> addresses.getOrDefault(path, path);
            case ToLesson(var unit, var lesson, var fragment) ->
                    "/lessons/" + lessons.get(unit).get(lesson) + fragment;
        };
    }

    /** After the transaction: publishing writes documents, each lesson stands for itself. */
    Importing publish() {
        var plan = order.plan();
        int published = 0;
        for (int unit = 0; order.publish() && unit < plan.units().size(); unit++) {
            var planned = plan.units().get(unit).lessons();
            for (int at = 0; at < planned.size(); at++) {
                published += publish(planned.get(at), lessons.get(unit).get(at)) ? 1 : 0;
                step();
            }
        }
        if (order.publish()) {
            workshop.courses().publish(actor, course);
        }
        return new Importing.Imported(
                course,
                title,
                plan.units().size(),
                plan.lessonCount(),
                published,
                plan.questionCount(),
                files,
                findings);
    }

    private boolean publish(LessonPlan plan, LessonId id) {
        return switch (workshop.publications().publish(actor, id, Set.of())) {
            case Publishing.Published published -> true;
            case Publishing.Unready(var problems) -> {
                problems.stream()
                        .map(found ->
                                new Finding(
                                        Grade.TO_MEND, plan.path(), found.line(), found.problem()))
                        .filter(finding -> !findings.contains(finding))
                        .forEach(findings::add);
                yield false;
            }
            case Publishing.Refused(var problem, var cause) -> unpublished(plan, problem);
            case Publishing.ChangedMeanwhile() -> unpublished(plan, unpublished());
            case Publishing.NotFound() -> unpublished(plan, unpublished());
        };
    }

    private static Problem unpublished() {
        return Problem.of("", "exchange.found.unpublished");
    }

    private boolean unpublished(LessonPlan plan, Problem problem) {
        findings.add(new Finding(Grade.TO_MEND, plan.path(), 0, problem));
        return false;
    }

    private void step() {
        var plan = order.plan();
        int of = plan.files().size() + plan.lessonCount() * (order.publish() ? 2 : 1);
        order.steps().step(++done, of);
    }
}
