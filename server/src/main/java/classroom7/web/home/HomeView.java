package classroom7.web.home;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param goOn null: nothing is left to do, or one learns nowhere
 * @param workplaces where the person may make courses
 */
public record HomeView(
        @Nullable GoOn goOn,
        List<Card> learnt,
        List<Card> taught,
        List<Card> archived,
        List<Place> workplaces) {
    public HomeView {
        learnt = List.copyOf(learnt);
        taught = List.copyOf(taught);
        archived = List.copyOf(archived);
        workplaces = List.copyOf(workplaces);
    }

    /** Where to go on: why there, what it is, its address. */
    public record GoOn(String why, String title, String address) {}

    /**
     * @param percent how much of it is done; negative: not shown
     * @param tag what is special about it; empty: nothing
     */
    public record Card(String title, String address, String note, int percent, String tag) {}

    /** An organization to make a course in. */
    public record Place(String id, String name) {}

    public boolean isEmpty() {
        return learnt.isEmpty() && taught.isEmpty() && archived.isEmpty();
    }

    public boolean mayCreate() {
        return !workplaces.isEmpty();
    }

    /** Nobody chooses among one. */
    public boolean choosesPlace() {
        return workplaces.size() > 1;
    }
}
