package classroom7.web.find;

import classroom7.learning.course.Finds;
import classroom7.learning.course.Found;
import classroom7.people.access.Actor;
import classroom7.web.frame.Frame;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /find}: every course and lesson one may open. The script asks for the list alone. */
@Controller
public final class FindPages {
    private final Finds finds;

    public FindPages(Finds finds) {
        this.finds = finds;
    }

    @GetMapping("/find")
    Reply show(
            Actor actor,
            Frame frame,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "false") boolean list) {
        List<FindView.Place> places =
                finds.all(actor).stream()
                        .map(FindPages::place)
                        .filter(place -> matches(place, words))
                        .toList();
        return Page.of(
                frame.titled(frame.say("frame.find")),
                list ? "find/list" : "find/show",
                new FindView(words, places));
    }

    private static FindView.Place place(Found found) {
        return found.lesson() == null
                ? new FindView.Place(found.title(), "", "/courses/" + found.course())
                : new FindView.Place(
                        found.title(), found.courseTitle(), "/lessons/" + found.lesson());
    }

    private static boolean matches(FindView.Place place, String words) {
        String text = (place.title() + " " + place.within()).toLowerCase(Locale.ROOT);
        for (String word : words.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
