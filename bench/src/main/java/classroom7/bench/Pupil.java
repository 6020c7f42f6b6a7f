package classroom7.bench;

import classroom7.base.LessonId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a browser with an empty cache asks for when its person opens a lesson and answers: the page,
 * all that it names and what that names in turn, that it is read, and for each question the answer
 * and then how it was marked.
 */
final class Pupil {
    private static final Pattern NAMED = Pattern.compile("/assets/[\\w.-]+\\.(?:css|js|woff2|svg)");
    private static final Pattern QUESTION =
            Pattern.compile(
                    "data-question=\"([^\"]+)\" data-version=\"(\\d+)\".*?type=\"radio\".*?value=\"([^\"]+)\"",
                    Pattern.DOTALL);
    private static final Pattern NAMING = Pattern.compile("\\.(?:css|js)\\b");

    private final Requests requests;
    private final World.Learner learner;
    private final LessonId lesson;
    private final long answersNanos;
    private final Random random;
    private final Set<String> fetched = new HashSet<>();

    /**
     * @param answersNanos over how long the answers are spread, from when the page was due
     */
    Pupil(
            Requests requests,
            World.Learner learner,
            LessonId lesson,
            long answersNanos,
            Random random) {
        this.requests = requests;
        this.learner = learner;
        this.lesson = lesson;
        this.answersNanos = answersNanos;
        this.random = random;
    }

    Errand opens(long dueNanos) {
        var path = "/lessons/" + lesson.value();
        return new Errand(Errand.Kind.PAGE, path, requests.get(path, learner), dueNanos);
    }

    /** Whether the answer is what was wanted: a refusing receipt comes with status 200. */
    boolean believes(Errand errand, String said) {
        return switch (errand.kind()) {
            case PAGE -> said.contains("data-question=");
            case ANSWER -> said.contains("\"state\":\"accepted\"");
            case CHECK -> said.contains("data-asked");
            case ASSET, READING -> true;
        };
    }

    /** What follows from what was said to an errand. */
    List<Errand> hears(Errand errand, String said) {
        return switch (errand.kind()) {
            case PAGE -> {
                var next = named(said);
                if (said.contains("data-reading=\"true\"")) {
                    var request = requests.reading(lesson, learner);
                    next.add(Errand.now(Errand.Kind.READING, lesson.value(), request));
                }
                next.addAll(answers(said, errand.dueNanos()));
                yield next;
            }
            case ASSET -> NAMING.matcher(errand.about()).find() ? named(said) : List.of();
            case ANSWER -> {
                var path = "/lessons/" + lesson.value() + "/questions/" + errand.about();
                yield List.of(Errand.now(Errand.Kind.CHECK, path, requests.get(path, learner)));
            }
            case CHECK, READING -> List.of();
        };
    }

    private List<Errand> named(String text) {
        var next = new ArrayList<Errand>();
        var matcher = NAMED.matcher(text);
        while (matcher.find()) {
            var path = matcher.group();
            if (fetched.add(path)) {
                next.add(Errand.now(Errand.Kind.ASSET, path, requests.get(path, learner)));
            }
        }
        return next;
    }

    /** Each question has its equal part of the time, and is answered somewhere in it. */
    private List<Errand> answers(String page, long from) {
        var next = new ArrayList<Errand>();
        var matcher = QUESTION.matcher(page);
        while (matcher.find()) {
            var question =
                    new Requests.Question(matcher.group(1), matcher.group(2), matcher.group(3));
            double part = (next.size() + random.nextDouble()) / World.QUESTIONS;
            next.add(
                    new Errand(
                            Errand.Kind.ANSWER,
                            question.id(),
                            requests.answered(question, learner),
                            from + (long) (part * answersNanos)));
        }
        return next;
    }
}
