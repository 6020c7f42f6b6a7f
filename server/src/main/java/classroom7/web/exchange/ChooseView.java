package classroom7.web.exchange;

import java.util.List;

/**
 * The form that asks for a file.
 *
 * @param base the address of the import
 * @param places organizations to choose from; empty when it goes into a course
 * @param problem why what was sent cannot be imported; may be empty
 */
public record ChooseView(String base, List<Place> places, String problem) {
    public ChooseView {
        places = List.copyOf(places);
    }

    /** An organization in which the person may make courses. */
    public record Place(String id, String name, boolean chosen) {}

    public boolean choosesPlace() {
        return places.size() > 1;
    }

    /** The only organization there is; empty otherwise. */
    public String onlyPlace() {
        return places.size() == 1 ? places.getFirst().id() : "";
    }

    public boolean hasProblem() {
        return !problem.isEmpty();
    }
}
