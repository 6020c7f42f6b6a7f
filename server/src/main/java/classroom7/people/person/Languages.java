package classroom7.people.person;

import java.util.List;
import java.util.Locale;

/** The languages that the pages are written in, in the order they are offered. */
public final class Languages {
    private static final List<Locale> OFFERED = List.of(Locale.ENGLISH);

    private Languages() {}

    public static List<Locale> offered() {
        return OFFERED;
    }

    public static boolean isOffered(String tag) {
        return OFFERED.stream().anyMatch(language -> language.toLanguageTag().equals(tag));
    }
}
