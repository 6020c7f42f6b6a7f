package classroom7.people.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody to invite, as typed: what should be an address, and a name that may be empty. */
public record Invitee(String email, String name) {
    private static final Pattern DIVIDER = Pattern.compile("[,;\\r\\n\\t]+");
    private static final Pattern NAMED = Pattern.compile("\\s*\"?(.*?)\"?\\s*<([^<>]*)>\\s*");

    /**
     * Reads a pasted list: addresses divided by commas, semicolons, tabs or lines, each alone or as
     * {@code Grace Hopper <grace@example.org>}; several alone on a line may be divided by spaces.
     */
    public static List<Invitee> list(String pasted) {
        var all = new ArrayList<Invitee>();
        for (var part : DIVIDER.split(pasted)) {
            var named = NAMED.matcher(part);
            if (named.matches()) {
                all.add(new Invitee(named.group(2).strip(), named.group(1).strip()));
            } else {
                for (var word : part.strip().split("\\s+")) {
                    if (!word.isEmpty()) {
                        all.add(new Invitee(word, ""));
                    }
                }
            }
        }
        return List.copyOf(all);
    }
}
