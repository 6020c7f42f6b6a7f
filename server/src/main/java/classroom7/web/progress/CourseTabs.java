package classroom7.web.progress;

import classroom7.base.CourseId;

/** The teacher's ways through a course; {@code progress/tabs.jte} shows them. */
public record CourseTabs(String course, Tab current) {
    /** The pages of a course that have a tab here. */
    public enum Tab {
        PROGRESS,
        QUESTIONS
    }

    static CourseTabs of(CourseId course, Tab current) {
        return new CourseTabs("/courses/" + course, current);
    }

    public boolean isProgress() {
        return current == Tab.PROGRESS;
    }

    public boolean isQuestions() {
        return current == Tab.QUESTIONS;
    }
}
