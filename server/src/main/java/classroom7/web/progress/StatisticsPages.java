package classroom7.web.progress;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.learning.lesson.Lessons;
import classroom7.learning.lesson.Reading;
import classroom7.learning.progress.CourseProgress;
import classroom7.learning.progress.Progress;
import classroom7.learning.progress.QuestionTallies;
import classroom7.people.access.Actor;
import classroom7.platform.words.Words;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Frame;
import classroom7.web.question.QuestionViews;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** How questions were answered: all of a course, and one lesson's closely. */
@Controller
public final class StatisticsPages {
    private static final int PROMPT_SHOWN_MAX = 120;

    private final Progress progress;
    private final Lessons lessons;
    private final QuestionViews views;

    public StatisticsPages(Progress progress, Lessons lessons, QuestionViews views) {
        this.progress = progress;
        this.lessons = lessons;
        this.views = views;
    }

    @GetMapping("/courses/{course}/questions")
    Reply course(Actor actor, Frame frame, CourseId course) {
        return switch (progress.questions(actor, course)) {
            case QuestionTallies.NotFound() -> new NotFound();
            case QuestionTallies.Found found ->
                    Page.of(
                            frame.titled(frame.say("progress.questions"))
                                    .under(new Crumb(found.title(), "/courses/" + course)),
                            "progress/questions",
                            overview(course, found, frame.words()));
        };
    }

    private OverviewView overview(CourseId course, QuestionTallies.Found found, Words words) {
        StatisticsViews statistics = new StatisticsViews(views, words);
        List<OverviewView.Lesson> shown = new ArrayList<>();
        for (QuestionTallies.OfLesson lesson : found.lessons()) {
            String address = "/lessons/" + lesson.lesson() + "/questions";
            List<OverviewView.Line> lines = new ArrayList<>();
            for (QuestionTallies.Tally tally : lesson.questions()) {
                int percent = tally.answered() == 0 ? -1 : 100 * tally.right() / tally.answered();
                lines.add(
                        new OverviewView.Line(
                                words.number(lines.size() + 1),
                                shortened(tally.version().question().prompt()),
                                address + "#question-" + tally.question(),
                                statistics.facts(tally),
                                percent));
            }
            if (!lines.isEmpty()) {
                shown.add(new OverviewView.Lesson(lesson.title(), address, lines));
            }
        }
        return new OverviewView(CourseTabs.of(course, CourseTabs.Tab.QUESTIONS), shown);
    }

    @GetMapping("/lessons/{lesson}/questions")
    Reply lesson(Actor actor, Frame frame, LessonId lesson) {
        if (!(lessons.read(actor, lesson) instanceof Reading.Open open)) {
            return new NotFound();
        }
        CourseId course = open.lesson().place().course();
        if (!(progress.questions(actor, course) instanceof QuestionTallies.Found found)
                || !(progress.course(actor, course) instanceof CourseProgress.Taught taught)) {
            return new NotFound();
        }
        String above = "/courses/" + course;
        Frame named =
                frame.titled(open.lesson().title())
                        .under(
                                new Crumb(found.title(), above),
                                new Crumb(frame.say("progress.questions"), above + "/questions"));
        for (QuestionTallies.OfLesson tallies : found.lessons()) {
            if (tallies.lesson().equals(lesson)) {
                var view = new StatisticsViews(views, frame.words()).lesson(tallies, taught);
                return Page.of(named, "progress/statistics", view);
            }
        }
        return new NotFound();
    }

    private static String shortened(String prompt) {
        String line = prompt.replaceAll("[*_`#\\s]+", " ").strip();
        return line.length() <= PROMPT_SHOWN_MAX
                ? line
                : line.substring(0, PROMPT_SHOWN_MAX - 1) + "…";
    }
}
