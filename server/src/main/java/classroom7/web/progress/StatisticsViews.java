package classroom7.web.progress;

import classroom7.base.LessonId;
import classroom7.learning.progress.Cell;
import classroom7.learning.progress.CourseProgress;
import classroom7.learning.progress.QuestionTallies;
import classroom7.learning.question.Kinds;
import classroom7.learning.question.Line;
import classroom7.learning.question.Question;
import classroom7.platform.words.Words;
import classroom7.web.progress.StatisticsView.Bar;
import classroom7.web.progress.StatisticsView.Histogram;
import classroom7.web.question.QuestionViews;
import classroom7.web.question.Responses;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts tallies into words and drawings. */
final class StatisticsViews {
    private static final int TENTHS = 10;
    private static final int COLUMN_WIDTH = 60;
    private static final int DRAWING_HEIGHT = 120;

    private final QuestionViews views;
    private final Words words;
    private final Responses responses;

    StatisticsViews(QuestionViews views, Words words) {
        this.views = views;
        this.words = words;
        this.responses = new Responses(views, words);
    }

    StatisticsView lesson(QuestionTallies.OfLesson tallies, CourseProgress.Taught progress) {
        int[] tenths = tenths(tallies.lesson(), progress);
        int done = Arrays.stream(tenths).sum();
        List<StatisticsView.Question> questions = new ArrayList<>();
        for (QuestionTallies.Tally tally : tallies.questions()) {
            questions.add(question(tally, questions.size() + 1));
        }
        return new StatisticsView(
                tallies.title(),
                "/lessons/" + tallies.lesson(),
                words.say("progress.done-by", done, progress.learners().size()),
                done == 0 ? null : histogram(tenths),
                questions);
    }

    /** How many of those who are done have 0-9 %, 10-19 %, … 90-100 %. */
    private static int[] tenths(LessonId lesson, CourseProgress.Taught progress) {
        int[] tenths = new int[TENTHS];
        for (CourseProgress.Row row : progress.learners()) {
            Cell cell = row.cells().get(lesson);
            if (cell != null && cell.isDone() && cell.pointsMax().signum() > 0) {
                int tenth =
                        cell.points()
                                .multiply(BigDecimal.TEN)
                                .divideToIntegralValue(cell.pointsMax())
                                .intValue();
                tenths[Math.clamp(tenth, 0, TENTHS - 1)]++;
            }
        }
        return tenths;
    }

    private Histogram histogram(int[] tenths) {
        int most = Arrays.stream(tenths).max().orElse(1);
        List<StatisticsView.Column> columns = new ArrayList<>();
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            int height = DRAWING_HEIGHT * tenths[tenth] / Math.max(1, most);
            columns.add(
                    new StatisticsView.Column(
                            tenth * COLUMN_WIDTH,
                            DRAWING_HEIGHT - height,
                            height,
                            tenths[tenth] == 0 ? "" : words.number(tenths[tenth]),
                            words.number(tenth * TENTHS)));
        }
        String said =
                IntStream.range(0, TENTHS)
                        .filter(tenth -> tenths[tenth] > 0)
                        .mapToObj(tenth ->
                                words.count("progress.tenth", tenths[tenth], tenth * TENTHS))
                        .collect(Collectors.joining(", "));
        return new Histogram(columns, said);
    }

    private StatisticsView.Question question(QuestionTallies.Tally tally, int number) {
        Question question = tally.version().question();
        return new StatisticsView.Question(
                words.say("question.number", number),
                "question-" + tally.question(),
                views.html(question.prompt()),
                facts(tally),
                bars(tally, question));
    }

    String facts(QuestionTallies.Tally tally) {
        if (tally.answered() == 0) {
            return words.say("progress.unanswered");
        }
        List<String> facts = new ArrayList<>();
        facts.add(words.count("progress.answered", tally.answered()));
        facts.add(words.say("progress.right", percent(tally.right(), tally.answered())));
        if (tally.waiting() > 0) {
            facts.add(words.count("progress.waiting", tally.waiting()));
        }
        if (tally.mean() != null) {
            BigDecimal points = tally.version().question().points();
            facts.add(words.say("progress.mean-points", tally.mean(), points));
        }
        return String.join(" · ", facts);
    }

    private List<Bar> bars(QuestionTallies.Tally tally, Question question) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Line line : question.lines()) {
            if (line.id() != null) {
                counts.put(line.id(), 0);
            }
        }
        tally.buckets().forEach(bucket -> counts.put(bucket.name(), bucket.count()));
        List<Bar> bars = new ArrayList<>();
        counts.forEach((name, count) -> bars.add(bar(tally, question, name, count)));
        return bars;
    }

    private Bar bar(QuestionTallies.Tally tally, Question question, String name, int count) {
        int percent = tally.answered() == 0 ? 0 : 100 * count / tally.answered();
        return new Bar(
                responses.bucket(question, name),
                percent,
                words.say("progress.bar", percent(count, tally.answered()), count),
                Kinds.built().of(question).isRight(question, name));
    }

    private String percent(int part, int whole) {
        return words.percent(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }
}
