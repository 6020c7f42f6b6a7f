package classroom7.web.course;

import java.util.List;

/** A course as its learners see it: a table of contents with a mark for each lesson. */
public record LearnView(
        String title, String facts, String description, GoOn goOn, List<UnitRow> units) {
    public LearnView {
        units = List.copyOf(units);
    }

    /** Where to go on; nothing without an address. */
    public record GoOn(String address, String title, String when, String verb) {
        static final GoOn NOTHING = new GoOn("", "", "", "");

        public boolean leads() {
            return !address.isEmpty();
        }
    }

    public record UnitRow(String title, String introduction, String done, List<LessonRow> lessons) {
        public UnitRow {
            lessons = List.copyOf(lessons);
        }
    }

    /**
     * @param address empty: not open yet
     * @param mark its class, and what it means in words
     */
    public record LessonRow(
            String address,
            String title,
            String mark,
            String meaning,
            String due,
            String dueClass,
            boolean next) {}

    public boolean isEmpty() {
        return units.isEmpty();
    }
}
