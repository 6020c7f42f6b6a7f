package classroom7.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A random history of one document: what was edited where. It says for itself, from who follows
 * whom alone, which leaves any part of it has and which of them wins.
 */
public final class History {
    private static final List<String> TEXTS =
            List.of(
                    "plain",
                    "é 𐍈 \uD83D\uDE80 عربي ‮",
                    "\\u0000\\u001f\\u2028\\uffff",
                    "\\\" \\\\ \\/ <script>",
                    "");

    private final String id;
    private final List<Edit> edits = new ArrayList<>();

    private record Edit(String revision, @Nullable Edit parent, boolean deleted, String body) {
        int generation() {
            return parent == null ? 1 : parent.generation() + 1;
        }
    }

    /**
     * @param length edits in all, some on leaves, some on what was edited before: conflicts
     */
    public History(String id, int length, Random chance) {
        this.id = id;
        for (int number = 0; number < length; number++) {
            edits.add(edit(chance));
        }
    }

    private Edit edit(Random chance) {
        Edit parent =
                edits.isEmpty() || chance.nextInt(30) == 0
                        ? null
                        : chance.nextInt(4) == 0
                                ? edits.get(chance.nextInt(edits.size()))
                                : edits.getLast();
        boolean deleted = parent != null && chance.nextInt(6) == 0;
        int generation = parent == null ? 1 : parent.generation() + 1;
        var digits = "%016x%016x".formatted(chance.nextLong(), chance.nextLong());
        var body =
                deleted
                        ? "{}"
                        : "{\"n\":%d,\"text\":\"%s\"}"
                                .formatted(
                                        chance.nextInt(),
                                        TEXTS.get(chance.nextInt(TEXTS.size()))
                                                .repeat(chance.nextInt(4)));
        return new Edit(generation + "-" + digits, parent, deleted, body);
    }

    public String id() {
        return id;
    }

    public int length() {
        return edits.size();
    }

    /** An edit with the way to it, as another store tells of it. */
    public Leaf told(int number) {
        var path = new ArrayList<String>();
        for (var edit = edits.get(number); edit != null; edit = edit.parent()) {
            path.add(edit.revision());
        }
        var edit = edits.get(number);
        return new Leaf(id, path, edit.deleted(), edit.body());
    }

    /** Of those edits and all before them the ones that nobody edited, by revision. */
    public Map<String, String> leaves(Set<Integer> told) {
        var leaves = new TreeMap<String, String>();
        ends(told)
                .forEach(edit ->
                        leaves.put(edit.revision(), edit.deleted() ? "deleted" : edit.body()));
        return leaves;
    }

    /** The revision that wins; null if that is a tombstone. */
    public @Nullable String winner(Set<Integer> told) {
        return ends(told).stream()
                .filter(edit -> !edit.deleted())
                .max(Comparator.comparingInt(Edit::generation).thenComparing(Edit::revision))
                .map(Edit::revision)
                .orElse(null);
    }

    public Set<Integer> everything() {
        var all = new TreeSet<Integer>();
        for (int number = 0; number < edits.size(); number++) {
            all.add(number);
        }
        return all;
    }

    private List<Edit> ends(Set<Integer> told) {
        var known = new HashSet<Edit>();
        for (int number : told) {
            for (var edit = edits.get(number); edit != null; edit = edit.parent()) {
                known.add(edit);
            }
        }
        var edited = new HashSet<String>();
        known.forEach(edit -> {
            if (edit.parent() instanceof Edit parent) {
                edited.add(parent.revision());
            }
        });
        return known.stream().filter(edit -> !edited.contains(edit.revision())).toList();
    }
}
