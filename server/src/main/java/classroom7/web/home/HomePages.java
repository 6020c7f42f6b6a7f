package classroom7.web.home;

import classroom7.learning.course.Bookmark;
import classroom7.learning.course.Bookmarks;
import classroom7.learning.course.CourseEntry;
import classroom7.learning.course.CourseState;
import classroom7.learning.course.Courses;
import classroom7.people.access.Actor;
import classroom7.platform.words.Words;
import classroom7.web.frame.Frame;
import classroom7.web.home.HomeView.Card;
import classroom7.web.home.HomeView.GoOn;
import classroom7.web.home.HomeView.Place;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /}: Continue first, then one's courses. */
@Controller
public final class HomePages {
    private final Courses courses;
    private final Bookmarks bookmarks;

    public HomePages(Courses courses, Bookmarks bookmarks) {
        this.courses = courses;
        this.bookmarks = bookmarks;
    }

    @GetMapping("/")
    Reply home(Actor actor, Frame frame) {
        Words words = frame.words();
        List<CourseEntry> all = courses.all(actor);
        boolean severalOrganizations =
                all.stream().map(CourseEntry::organization).distinct().count() > 1;
        HomeView view =
                new HomeView(
                        goOn(bookmarks.all(actor), words),
                        cards(all, course -> isLearnt(course), severalOrganizations, words),
                        cards(all, course -> isTaught(course), severalOrganizations, words),
                        cards(all, HomePages::isArchived, severalOrganizations, words),
                        courses.workplaces(actor).stream()
                                .map(place -> new Place(place.organization().value(), place.name()))
                                .toList());
        return Page.of(frame.titled(words.say("home.title")), "home/show", view);
    }

    private static @Nullable GoOn goOn(List<Bookmark> bookmarks, Words words) {
        if (bookmarks.isEmpty()) {
            return null;
        }
        Bookmark first = bookmarks.getFirst();
        String address = "/lessons/" + first.lesson();
        if (first.touchedAt() == null) {
            return new GoOn(
                    words.say("home.begin-in", first.courseTitle()), first.title(), address);
        }
        String why =
                words.say("home.go-on-in", first.courseTitle(), words.relative(first.touchedAt()));
        return new GoOn(why, first.title(), address);
    }

    private static List<Card> cards(
            List<CourseEntry> all,
            Predicate<CourseEntry> which,
            boolean severalOrganizations,
            Words words) {
        return all.stream()
                .filter(which)
                .map(course -> card(course, severalOrganizations, words))
                .toList();
    }

    private static Card card(CourseEntry course, boolean namesOrganization, Words words) {
        boolean learns = isLearnt(course);
        String lessons =
                learns && course.lessons() > 0
                        ? words.say("home.lessons-done", course.lessonsDone(), course.lessons())
                        : words.count("home.lessons", course.lessons());
        int percent =
                !learns || course.lessons() == 0
                        ? -1
                        : 100 * course.lessonsDone() / course.lessons();
        return new Card(
                course.title(),
                "/courses/" + course.id(),
                namesOrganization ? course.organizationName() + " · " + lessons : lessons,
                percent,
                course.state() == CourseState.DRAFT ? words.say("home.draft") : "");
    }

    private static boolean isLearnt(CourseEntry course) {
        return !isArchived(course)
                && switch (course.role()) {
                    case LEARNER -> true;
                    case TEACHER -> false;
                };
    }

    private static boolean isTaught(CourseEntry course) {
        return !isArchived(course) && !isLearnt(course);
    }

    private static boolean isArchived(CourseEntry course) {
        return course.state() == CourseState.ARCHIVED;
    }
}
