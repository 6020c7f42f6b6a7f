package classroom7.web.question;

import classroom7.base.LessonId;
import classroom7.base.Problem;
import classroom7.learning.lesson.Draft;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.lesson.Editing;
import classroom7.learning.lesson.Saving;
import classroom7.learning.question.Kinds;
import classroom7.learning.question.Question;
import classroom7.learning.question.QuestionText;
import classroom7.learning.question.Segment;
import classroom7.people.access.Actor;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Frame;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A question in a form instead of as text. The form edits the text of the lesson's draft, so both
 * always agree; a question is named by its place among the draft's questions, from 1.
 */
@Controller
public final class EditPages {
    private static final String NEW = "/lessons/{lesson}/questions/new";
    private static final String ONE = "/lessons/{lesson}/questions/{number}/form";

    private static final int LINE_NONE = -1;

    private final Drafts drafts;

    public EditPages(Drafts drafts) {
        this.drafts = drafts;
    }

    /**
     * What the form is about.
     *
     * @param number 0: a new question
     * @param line of the text near which a new one is to stand
     */
    private record Place(Frame frame, Draft draft, int number, int line) {
        String action() {
            var lesson = "/lessons/" + draft.id() + "/questions/";
            return number == 0 ? lesson + "new" : lesson + number + "/form";
        }

        String back() {
            return "/lessons/" + draft.id() + "/edit";
        }
    }

    @GetMapping(NEW)
    Reply blank(
            Actor actor,
            Frame frame,
            LessonId lesson,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "") String line) {
        return drafts.open(actor, lesson) instanceof Editing.Open(var draft)
                ? page(
                        new Place(frame, draft, 0, line(line)),
                        QuestionForm.blank(
                                kind == null ? Kinds.built().all().getFirst().name() : kind),
                        List.of())
                : new NotFound();
    }

    @GetMapping(ONE)
    Reply form(Actor actor, Frame frame, LessonId lesson, @PathVariable String number) {
        if (!(drafts.open(actor, lesson) instanceof Editing.Open(var draft))) {
            return new NotFound();
        }
        int place = number(number);
        var asked = asked(draft, place);
        return asked == null
                ? new NotFound()
                : page(
                        new Place(frame, draft, place, LINE_NONE),
                        QuestionForm.of(asked.question()),
                        List.of());
    }

    @PostMapping(NEW)
    Reply add(
            Actor actor,
            Frame frame,
            LessonId lesson,
            @RequestParam MultiValueMap<String, String> fields) {
        if (!(drafts.open(actor, lesson) instanceof Editing.Open(var draft))) {
            return new NotFound();
        }
        int line = line(fields.getOrDefault("line-near", List.of("")).getFirst());
        return sent(actor, new Place(frame, draft, 0, line), fields);
    }

    @PostMapping(ONE)
    Reply change(
            Actor actor,
            Frame frame,
            LessonId lesson,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> fields) {
        if (!(drafts.open(actor, lesson) instanceof Editing.Open(var draft))
                || asked(draft, number(number)) == null) {
            return new NotFound();
        }
        return sent(actor, new Place(frame, draft, number(number), LINE_NONE), fields);
    }

    private Reply sent(Actor actor, Place place, MultiValueMap<String, String> fields) {
        var form = QuestionForm.read(fields);
        var act = fields.getOrDefault("act", List.of("save")).getFirst();
        if (act.equals("delete") && place.number() > 0) {
            return save(actor, place, form, null, fields);
        }
        if (!act.equals("save")) {
            return page(place, form.after(act), List.of());
        }
        var unread = form.unread();
        var problems = unread.isEmpty() ? problems(form.question()) : unread;
        return problems.isEmpty()
                ? save(actor, place, form, form.question(), fields)
                : page(place, form, problems);
    }

    private static List<Problem> problems(Question question) {
        var problems = new ArrayList<Problem>();
        for (var segment : QuestionText.parse(QuestionText.print(question))) {
            if (segment instanceof Segment.Asked asked) {
                asked.problems().forEach(found -> problems.add(found.problem()));
            }
        }
        return problems;
    }

    /** Null for the question takes it out of the text. */
    private Reply save(
            Actor actor,
            Place place,
            QuestionForm form,
            @Nullable Question question,
            MultiValueMap<String, String> fields) {
        var draft = place.draft();
        var opened = fields.getOrDefault("revision", List.of("")).getFirst();
        var typed = new Drafts.Typed(draft.title(), written(place, question));
        long revision = opened.matches("\\d{1,18}") ? Long.parseLong(opened) : draft.revision();
        return switch (drafts.save(actor, draft.id(), typed, revision)) {
            case Saving.Saved saved -> SeeOther.to(place.back());
            case Saving.NotFound() -> new NotFound();
            case Saving.Conflict conflict ->
                    page(place, form, List.of(Problem.of("", "question.form.conflict")));
            case Saving.Invalid(var problem) -> page(place, form, List.of(problem));
        };
    }

    private static String written(Place place, @Nullable Question question) {
        var text = new LessonText(place.draft().source());
        var block = question == null ? "" : QuestionText.print(question);
        return place.number() > 0
                ? text.replaced(place.number(), block)
                : text.added(place.line(), block);
    }

    private static int line(String typed) {
        return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : Integer.MAX_VALUE;
    }

    /** 0 where it is none. */
    private static int number(String typed) {
        return typed.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(typed) : 0;
    }

    private static Segment.@Nullable Asked asked(Draft draft, int number) {
        if (number == 0) {
            return null;
        }
        return QuestionText.parse(draft.source()).stream()
                .filter(Segment.Asked.class::isInstance)
                .map(Segment.Asked.class::cast)
                .skip(number - 1L)
                .findFirst()
                .orElse(null);
    }

    private static Reply page(Place place, QuestionForm form, List<Problem> problems) {
        var frame =
                place.frame()
                        .titled(place.frame().say("question.form.title"))
                        .under(new Crumb(place.draft().title(), place.back()));
        var address =
                new EditView.Address(
                        place.action(), place.draft().revision(), place.line(), place.back());
        var view = EditViews.view(frame, address, form, problems);
        return problems.isEmpty()
                ? Page.of(frame, "question/edit", view)
                : Page.again(frame, "question/edit", view);
    }
}
