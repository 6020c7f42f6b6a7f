package classroom7.web.progress;

import classroom7.learning.answer.Span;
import classroom7.learning.lesson.Allowance;
import classroom7.learning.lesson.Extension;
import classroom7.learning.lesson.Lesson;
import classroom7.learning.progress.LearnerWork;
import classroom7.learning.question.Marking;
import classroom7.learning.question.QuestionVersion;
import classroom7.platform.html.SafeHtml;
import classroom7.platform.words.Words;
import classroom7.web.question.QuestionViews;
import classroom7.web.question.Responses;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts one learner's work in one lesson into words for who teaches it. */
final class WorkViews {
    private static final int EARLIER_SHOWN_MAX = 10;

    private final QuestionViews views;
    private final Words words;
    private final Responses responses;

    WorkViews(QuestionViews views, Words words) {
        this.views = views;
        this.words = words;
        this.responses = new Responses(views, words);
    }

    /** What holds for the learner alone. */
    record Own(Extension.@Nullable Given due, Allowance allowance) {}

    WorkView view(LearnerWork.Found work, Lesson lesson, Own own) {
        String address = "/lessons/" + lesson.id();
        Map<String, Integer> numbers = numbers(lesson);
        return new WorkView(
                work.name(),
                work.title(),
                address,
                address + "/work/" + work.person(),
                facts(work),
                work.attempts().stream().map(tried -> attempt(tried, numbers)).toList(),
                extension(lesson, own.due()),
                allowed(lesson.terms(), own.allowance()));
    }

    private List<String> facts(LearnerWork.Found work) {
        var answered =
                work.attempts().stream().flatMap(tried -> tried.questions().stream()).toList();
        var arrived =
                answered.stream()
                        .flatMap(one -> one.received().stream())
                        .map(LearnerWork.Received::receivedAt)
                        .max(Comparator.naturalOrder());
        if (arrived.isEmpty()) {
            return List.of();
        }
        List<String> facts = new ArrayList<>();
        facts.add(words.say("progress.arrived", words.moment(arrived.get())));
        long late = answered.stream().filter(one -> one.lateness().isLate()).count();
        if (late > 0) {
            facts.add(words.count("progress.late-answers", late));
        }
        long conflicts = answered.stream().filter(one -> !one.conflicts().isEmpty()).count();
        if (conflicts > 0) {
            facts.add(words.count("progress.conflicts", conflicts));
        }
        return facts;
    }

    private static Map<String, Integer> numbers(Lesson lesson) {
        Lesson.Published published = lesson.published();
        if (published == null) {
            return Map.of();
        }
        var pinned = published.content().questions();
        return pinned.stream()
                .collect(
                        Collectors.toMap(
                                pin -> pin.question().value(), pin -> pinned.indexOf(pin) + 1));
    }

    private WorkView.Allowed allowed(Lesson.Terms terms, Allowance allowance) {
        return new WorkView.Allowed(
                terms.minutesMax() > 0,
                allowance.percent(),
                allowance.minutes(),
                allowance.attempts(),
                terms.attemptsMax() > 0,
                allowance.isNothing()
                        ? words.say("progress.allow")
                        : words.say(
                                "progress.allowed",
                                allowance.percent(),
                                allowance.minutes(),
                                allowance.attempts()));
    }

    private String time(@Nullable Span span) {
        if (span == null) {
            return "";
        }
        String began = words.moment(span.startedAt());
        return span.handedInAt() == null
                ? words.say("progress.time", began, words.timeToSecond(span.endsAt()))
                : words.say(
                        "progress.time-handed-in",
                        began,
                        words.timeToSecond(span.handedInAt()),
                        words.timeToSecond(span.endsAt()));
    }

    private WorkView.Extension extension(Lesson lesson, Extension.@Nullable Given given) {
        Instant due = lesson.terms().dueAt();
        String typed =
                given != null
                        ? given.local().toString()
                        : due == null
                                ? ""
                                : words.typed(due).substring(0, "yyyy-MM-ddTHH:mm".length());
        String zone = given == null ? words.zone().getId() : given.zone().getId();
        return new WorkView.Extension(
                given == null ? "" : words.say("progress.extended", words.moment(given.at())),
                typed,
                zone);
    }

    private WorkView.Attempt attempt(LearnerWork.Tried tried, Map<String, Integer> numbers) {
        BigDecimal points = BigDecimal.ZERO;
        BigDecimal most = BigDecimal.ZERO;
        List<WorkView.Answer> answers = new ArrayList<>();
        for (LearnerWork.Answered answered : tried.questions()) {
            Marking mark = answered.mark();
            if (mark != null) {
                most = most.add(mark.pointsMax());
                if (mark.points() != null && answered.counted()) {
                    points = points.add(mark.points());
                }
            }
            answers.add(answer(answered, numbers.get(answered.question().value())));
        }
        return new WorkView.Attempt(
                words.say("progress.attempt", tried.attempt()),
                words.say("question.mark", points, most),
                time(tried.span()),
                answers);
    }

    private WorkView.Answer answer(LearnerWork.Answered answered, @Nullable Integer number) {
        QuestionVersion version = answered.answered();
        Marking mark = answered.mark();
        LearnerWork.Received counts =
                answered.received().stream()
                        .filter(one -> one.id().equals(answered.countsId()))
                        .findFirst()
                        .orElse(answered.received().getFirst());
        return new WorkView.Answer(
                number == null
                        ? words.say("progress.no-longer-asked")
                        : words.say("question.number", number),
                version == null ? SafeHtml.EMPTY : views.html(version.question().prompt()),
                version == null ? List.of() : responses.said(version.question(), counts.response()),
                look(mark),
                mark == null ? "" : words.say("question.verdict." + verdict(mark)),
                points(answered, mark),
                when(answered, counts),
                conflicts(answered, version),
                earlier(answered, counts, version));
    }

    private String points(LearnerWork.Answered answered, @Nullable Marking mark) {
        if (!answered.counted()) {
            return words.say("progress.not-counted");
        }
        return mark == null || mark.points() == null
                ? ""
                : words.say("question.mark", mark.points(), mark.pointsMax());
    }

    private String when(LearnerWork.Answered answered, LearnerWork.Received counts) {
        String at = words.moment(counts.receivedAt());
        return switch (answered.lateness()) {
            case IN_TIME -> at;
            case LATE -> words.say("progress.late-at", at);
            case TYPED_IN_TIME -> words.say("progress.late-by-device", at);
            case AFTER_HAND_IN -> words.say("progress.after-hand-in", at);
        };
    }

    private List<String> conflicts(
            LearnerWork.Answered answered, @Nullable QuestionVersion version) {
        return version == null
                ? List.of()
                : answered.conflicts().stream()
                        .map(one ->
                                words.say(
                                        "progress.conflict",
                                        words.moment(one.receivedAt()),
                                        said(version, one)))
                        .toList();
    }

    private List<String> earlier(
            LearnerWork.Answered answered,
            LearnerWork.Received counts,
            @Nullable QuestionVersion version) {
        if (version == null) {
            return List.of();
        }
        return answered.received().stream()
                .filter(one -> !one.id().equals(counts.id()))
                .limit(EARLIER_SHOWN_MAX)
                .map(one -> words.moment(one.receivedAt()) + ": " + said(version, one))
                .toList();
    }

    private String said(QuestionVersion version, LearnerWork.Received one) {
        return responses.said(version.question(), one.response()).stream()
                .map(html -> html.html().replaceAll("<[^>]*>", "").strip())
                .collect(Collectors.joining(", "));
    }

    private static String look(@Nullable Marking mark) {
        if (mark == null) {
            return "";
        }
        return switch (mark.verdict()) {
            case RIGHT -> "good";
            case PARTLY, WAITING -> "mind";
            case WRONG -> "wrong";
        };
    }

    private static String verdict(Marking mark) {
        return switch (mark.verdict()) {
            case RIGHT -> "good";
            case PARTLY -> "partly";
            case WAITING -> "waiting";
            case WRONG -> "wrong";
        };
    }
}
