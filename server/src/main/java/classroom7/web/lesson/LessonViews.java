package classroom7.web.lesson;

import classroom7.learning.answer.OwnAnswers;
import classroom7.learning.lesson.Content;
import classroom7.learning.lesson.LatePolicy;
import classroom7.learning.lesson.Lesson;
import classroom7.learning.question.QuestionVersion;
import classroom7.platform.html.SafeHtml;
import classroom7.platform.words.Words;
import classroom7.web.frame.Frame;
import classroom7.web.lesson.LessonView.Notice;
import classroom7.web.lesson.LessonView.Part;
import classroom7.web.lesson.LessonView.Step;
import classroom7.web.question.QuestionViews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts one lesson into words for one reader, at one moment. */
final class LessonViews {
    private static final int WORDS_A_MINUTE = 200;

    private final QuestionViews questions;
    private final Frame frame;
    private final Words words;
    private final Lesson lesson;
    private final OwnAnswers.@Nullable Found own;
    private final Instant now;

    LessonViews(
            QuestionViews questions,
            Frame frame,
            Lesson lesson,
            OwnAnswers.@Nullable Found own,
            Instant now) {
        this.questions = questions;
        this.frame = frame;
        this.words = frame.words();
        this.lesson = lesson;
        this.own = own;
        this.now = now;
    }

    LessonView view(Content content, Map<QuestionVersion.Pin, QuestionVersion> versions) {
        List<Part> parts = parts(content, versions);
        int asked = content.questions().size();
        String address = "/lessons/" + lesson.id();
        return new LessonView(
                lesson.title(),
                address,
                facts(content, asked),
                notices(),
                parts,
                answering(),
                lesson.isTaught()
                        ? new LessonView.Tools(
                                address + "/edit",
                                address + "/history",
                                address + "/preview",
                                lesson.terms().minutesMax() == 0 ? "" : address + "/working")
                        : null,
                new TimeViews(words, lesson, now).time(),
                mayBeginAgain(asked),
                own == null || own.byQuestion().isEmpty() ? null : address + "/receipts",
                !lesson.isTaught() && lesson.isWorkedOn(),
                step(lesson.previous()),
                step(lesson.next()),
                new Step(lesson.place().courseTitle(), "/courses/" + lesson.place().course()));
    }

    private List<Part> parts(Content content, Map<QuestionVersion.Pin, QuestionVersion> versions) {
        List<Part> parts = new ArrayList<>();
        int number = 0;
        for (Content.Segment segment : content.segments()) {
            switch (segment) {
                case Content.Html(String html) -> parts.add(new Part(SafeHtml.stored(html), null));
                case Content.Pinned(var question, var version) -> {
                    number++;
                    QuestionVersion pinned =
                            versions.get(new QuestionVersion.Pin(question, version));
                    if (pinned != null) {
                        parts.add(new Part(SafeHtml.EMPTY, asked(pinned, number)));
                    }
                }
            }
        }
        return parts;
    }

    /** One question, with what its reader answered. */
    Asked asked(QuestionVersion version, int number) {
        OwnAnswers.Own answer = own == null ? null : own.byQuestion().get(version.id());
        boolean isMarkedByIt = answer != null && marks(version, answer.version());
        Lesson.Trial attempt = lesson.attempt();
        QuestionViews.Asked asked =
                new QuestionViews.Asked(
                        version,
                        number,
                        attempt == null ? null : Long.valueOf(attempt.seed()),
                        lesson.terms().shuffle(),
                        takesAnswers());
        QuestionViews.Answered answered =
                answer == null
                        ? QuestionViews.Answered.NOTHING
                        : new QuestionViews.Answered(
                                answer.response(), isMarkedByIt ? answer.mark() : null);
        return new Asked(
                questions.view(frame, asked, answered),
                "/lessons/" + lesson.id() + "/answers",
                answer == null ? "" : answer.receivedAt().toString(),
                answer == null ? unanswered() : saved(answer.receivedAt()),
                answer == null || answer.others().isEmpty()
                        ? ""
                        : words.say(
                                "lesson.elsewhere",
                                words.moment(answer.others().getFirst().receivedAt())),
                late(answer),
                own != null && lesson.showsFeedback(now));
    }

    private String late(OwnAnswers.@Nullable Own answer) {
        if (answer == null || !answer.late()) {
            return "";
        }
        return words.say(answer.counted() ? "lesson.late" : "lesson.late-uncounted");
    }

    /** Where nothing can be answered any more it is said that nothing was. */
    private String unanswered() {
        return own == null || takesAnswers() ? "" : words.say("lesson.not-answered");
    }

    /** Whether the key that is shown marks what answered that version: its own, or corrected. */
    private static boolean marks(QuestionVersion shown, int answered) {
        return shown.version() == answered || shown.corrects().contains(answered);
    }

    private boolean takesAnswers() {
        return switch (lesson.stage(now)) {
            case UNTIMED, RUNNING -> lesson.isWorkedOn();
            case BEFORE, HANDED_IN, OVER -> false;
        };
    }

    private String saved(Instant at) {
        boolean today =
                at.atZone(words.zone())
                        .toLocalDate()
                        .equals(now.atZone(words.zone()).toLocalDate());
        return today
                ? words.say("lesson.saved", words.timeToSecond(at))
                : words.say("lesson.saved", words.moment(at));
    }

    private LessonView.@Nullable Answering answering() {
        if (own == null || frame.actor() == null) {
            return null;
        }
        return new LessonView.Answering(
                frame.actor().person().value(),
                lesson.id().value(),
                own.attempt(),
                words.zone().getId(),
                lesson.showsFeedback(now));
    }

    private boolean mayBeginAgain(int asked) {
        if (own == null || asked == 0) {
            return false;
        }
        boolean ended =
                switch (lesson.stage(now)) {
                    case UNTIMED -> !own.byQuestion().isEmpty();
                    case BEFORE, RUNNING -> false;
                    case HANDED_IN, OVER -> lesson.isWorkedOn();
                };
        if (!ended) {
            return false;
        }
        int most = lesson.terms().attemptsMax();
        return most == 0 || own.attempt() < most;
    }

    private String facts(Content content, int asked) {
        List<String> facts = new ArrayList<>();
        facts.add(words.count("lesson.minutes", Math.max(1, length(content) / WORDS_A_MINUTE)));
        if (asked > 0) {
            String questions = words.count("lesson.questions", asked);
            facts.add(
                    own == null
                            ? questions
                            : words.say("lesson.answered", questions, own.byQuestion().size()));
        }
        if (own != null && own.attempt() > 1) {
            facts.add(words.say("lesson.attempt", own.attempt()));
        }
        Instant due = lesson.terms().dueAt();
        if (due != null && !due.isBefore(now)) {
            String key = lesson.terms().extended() ? "lesson.due-extended" : "lesson.due";
            facts.add(words.say(key, words.moment(due)));
        }
        return String.join(" · ", facts);
    }

    private List<Notice> notices() {
        List<Notice> notices = new ArrayList<>();
        if (lesson.isTaught()) {
            if (lesson.published() == null) {
                notices.add(new Notice("mind", words.say("lesson.never-published")));
            } else if (lesson.changed()) {
                notices.add(new Notice("mind", words.say("lesson.changed")));
            }
        }
        if (!lesson.isWorkedOn() && lesson.published() != null) {
            notices.add(new Notice("", words.say("lesson.archived")));
        }
        Instant due = lesson.terms().dueAt();
        boolean untimed = lesson.stage(now) == Lesson.Stage.UNTIMED;
        if (!lesson.isTaught()
                && untimed
                && due != null
                && due.isBefore(now)
                && lesson.isWorkedOn()) {
            boolean counts = lesson.terms().late() == LatePolicy.COUNT;
            String key = counts ? "lesson.late.count" : "lesson.late.keep";
            notices.add(new Notice("mind", words.say(key, words.moment(due))));
        }
        return notices;
    }

    private static @Nullable Step step(Lesson.@Nullable Neighbour neighbour) {
        return neighbour == null ? null : new Step(neighbour.title(), "/lessons/" + neighbour.id());
    }

    /** Words of the text, counted by the gaps between them. */
    private static int length(Content content) {
        int gaps = 0;
        for (Content.Segment segment : content.segments()) {
            if (segment instanceof Content.Html(String html)) {
                boolean tag = false;
                for (int at = 0; at < html.length(); at++) {
                    char letter = html.charAt(at);
                    tag = letter == '<' || (tag && letter != '>');
                    gaps += letter == ' ' && !tag ? 1 : 0;
                }
            }
        }
        return gaps;
    }
}
