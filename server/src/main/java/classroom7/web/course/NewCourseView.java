package classroom7.web.course;

import classroom7.learning.course.Workplace;
import java.util.List;

/** The form of a new course. */
public record NewCourseView(List<Place> places, String title, String problem) {
    public NewCourseView {
        places = List.copyOf(places);
    }

    /** An organization to choose. */
    public record Place(String id, String name, boolean chosen) {}

    static NewCourseView of(
            List<Workplace> workplaces, String chosen, String title, String problem) {
        return new NewCourseView(
                workplaces.stream()
                        .map(place ->
                                new Place(
                                        place.organization().value(),
                                        place.name(),
                                        place.organization().value().equals(chosen)))
                        .toList(),
                title,
                problem);
    }

    public boolean isChosen() {
        return places.size() == 1;
    }
}
