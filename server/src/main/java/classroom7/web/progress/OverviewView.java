package classroom7.web.progress;

import java.util.List;

/** The questions of a course, lesson by lesson. */
public record OverviewView(CourseTabs tabs, List<Lesson> lessons) {
    public OverviewView {
        lessons = List.copyOf(lessons);
    }

    /** A lesson with its questions. */
    public record Lesson(String title, String address, List<Line> questions) {
        public Lesson {
            questions = List.copyOf(questions);
        }
    }

    /**
     * @param percent of the answers that were right; negative: nobody answered
     */
    public record Line(String number, String prompt, String address, String facts, int percent) {}

    public boolean isEmpty() {
        return lessons.stream().allMatch(lesson -> lesson.questions().isEmpty());
    }
}
