package classroom7.web.progress;

import java.util.List;

/** The lessons of a course that somebody is at work on now: a piece of the progress page. */
public record AtWorkView(List<Line> lessons) {
    public AtWorkView {
        lessons = List.copyOf(lessons);
    }

    /** How many are at work, in words, and where to follow them. */
    public record Line(String text, String address) {}
}
