package classroom7.acceptance;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Follows every link from a page on, as a person of some role would find them: each kind of page
 * (its address with the ids taken out) a few times.
 */
final class Walk {
    private static final int PAGES_MAX = 120;
    private static final Pattern ID = Pattern.compile("[0-9a-hjkmnp-tv-z]{20}");
    private static final Pattern NOT_PAGES =
            Pattern.compile(
                    "/(assets|attachments|api)/.*|.*/(export|events|.*\\.(zip|csv|eml|json))");

    private final Visitor visitor;
    private final int eachMax;
    private final List<Device> others;
    private final Map<String, Integer> seen = new TreeMap<>();

    /**
     * The first page of each kind is looked at with the other devices too.
     *
     * @param eachMax how many pages of a kind are looked at
     */
    Walk(Visitor visitor, int eachMax, Device... others) {
        this.visitor = visitor;
        this.eachMax = eachMax;
        this.others = List.of(others);
    }

    /** Visits all that is found, with a picture of the first page of each kind under that name. */
    Set<String> from(String start, String pictures) {
        var waiting = new ArrayDeque<>(List.of(start));
        var known = new LinkedHashSet<>(waiting);
        for (int visited = 0; visited < PAGES_MAX && !waiting.isEmpty(); ) {
            var path = waiting.poll();
            var kind = ID.matcher(path.replaceFirst("[?#].*", "")).replaceAll("-");
            if (seen.merge(kind, 1, Integer::sum) > eachMax) {
                continue;
            }
            visited++;
            visitor.open(path);
            if (seen.get(kind) == 1) {
                visitor.picture(pictures + "/" + name(kind));
                visitor.lookWith(others, pictures + "/" + name(kind));
            }
            links().stream().filter(known::add).forEach(waiting::add);
        }
        return seen.keySet();
    }

    private List<String> links() {
        var page = visitor.page();
        var base = URI.create(page.url());
        var found = page.evaluate("[...document.links].map(link => link.href)");
        return ((List<?>) found)
                .stream()
                        .map(link -> URI.create(String.valueOf(link)))
                        .filter(link -> String.valueOf(link.getHost()).equals(base.getHost()))
                        .map(Walk::path)
                        .filter(path -> !NOT_PAGES.matcher(path).matches())
                        .toList();
    }

    private static String path(URI link) {
        return link.getRawPath() + (link.getRawQuery() == null ? "" : "?" + link.getRawQuery());
    }

    private static String name(String kind) {
        var name = kind.replaceAll("[^a-z]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "home" : name;
    }
}
