package classroom7.web.course;

import java.util.List;

/**
 * A course as its teachers see and change it.
 *
 * @param facts state, number of learners, teachers
 * @param description the HTML of the description
 * @param code empty: nobody joins by code
 */
public record TeachView(
        String id,
        String title,
        String facts,
        State state,
        String description,
        String source,
        String code,
        String joinAddress,
        String reader,
        List<UnitRow> units,
        List<LessonRow> archived) {
    public TeachView {
        units = List.copyOf(units);
        archived = List.copyOf(archived);
    }

    /** Which of the three states, and in words. */
    public record State(boolean draft, boolean published, boolean archived, String words) {}

    /** A unit and the forms that change it. */
    public record UnitRow(
            String id,
            String title,
            String introduction,
            String source,
            int place,
            boolean first,
            boolean last,
            List<LessonRow> lessons) {
        public UnitRow {
            lessons = List.copyOf(lessons);
        }

        public boolean isEmpty() {
            return lessons.isEmpty();
        }
    }

    /**
     * A lesson's line.
     *
     * @param state a word about publication; empty when there is nothing to say
     * @param stateClass how it looks
     * @param up where it goes by "up", "unit/place"; empty: nowhere
     */
    public record LessonRow(
            String id,
            String title,
            int place,
            String mark,
            String state,
            String stateClass,
            String dates,
            Step up,
            Step down) {}

    /** Where a lesson goes by a button; nowhere without a unit. */
    public record Step(String unit, int place) {
        static final Step NOWHERE = new Step("", 0);

        public boolean leads() {
            return !unit.isEmpty();
        }
    }

    public boolean isEmpty() {
        return units.isEmpty();
    }
}
