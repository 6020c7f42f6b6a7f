package classroom7.web.course;

import java.util.List;

/**
 * The people of a course, for its teachers.
 *
 * @param code empty: nobody joins by code
 * @param outcome what became of a pasted list, a line each; empty: nothing was pasted
 */
public record CoursePeopleView(
        String id,
        String code,
        String joinAddress,
        List<Row> teachers,
        List<Row> learners,
        List<Row> invited,
        List<Row> candidates,
        List<String> outcome) {
    public CoursePeopleView {
        teachers = List.copyOf(teachers);
        learners = List.copyOf(learners);
        invited = List.copyOf(invited);
        candidates = List.copyOf(candidates);
        outcome = List.copyOf(outcome);
    }

    public record Row(String person, String name, String note) {}
}
