package classroom7.web.find;

import java.util.List;

/** Places to jump to; the page narrows them as one types. */
public record FindView(String typed, List<Place> places) {
    public FindView {
        places = List.copyOf(places);
    }

    /**
     * @param within empty: it is a course
     */
    public record Place(String title, String within, String address) {}
}
