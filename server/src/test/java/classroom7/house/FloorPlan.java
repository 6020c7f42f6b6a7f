package classroom7.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The text of floor-plan.txt, read. Rooms stand from the ground up; a line is {@code room: known
 * rooms}, {@code planned room}, or {@code everyone: rooms}, which all may know unlisted.
 */
record FloorPlan(
        List<String> lines,
        Map<String, SortedSet<String>> rooms,
        Set<String> planned,
        Set<String> everyone) {
    private static final String PLANNED = "planned ";

    static FloorPlan read(String text) {
        var lines = text.lines().toList();
        var rooms = new LinkedHashMap<String, SortedSet<String>>();
        var planned = new TreeSet<String>();
        var everyone = new TreeSet<String>();
        for (var line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var room = room(line);
            if (room.equals("everyone")) {
                everyone.addAll(known(line));
            } else if (rooms.put(room, known(line)) != null) {
                throw new IllegalArgumentException("floor-plan.txt names " + room + " twice");
            }
            if (line.startsWith(PLANNED)) {
                planned.add(room);
            }
        }
        return new FloorPlan(lines, rooms, planned, everyone);
    }

    /** What differs between the plan and the code, each with the line that would mend it. */
    List<String> complaints(Map<String, SortedSet<String>> code) {
        var complaints = new ArrayList<String>();
        code.forEach((room, known) -> {
            var listed = rooms.get(room);
            if (listed == null || planned.contains(room)) {
                complaints.add("room without a line; write: " + line(room, known));
            } else if (!listed.equals(unlisted(known))) {
                complaints.add(difference(room, listed, unlisted(known)));
            }
        });
        for (var room : rooms.keySet()) {
            if (!planned.contains(room) && !code.containsKey(room)) {
                complaints.add("line without a room; remove: " + line(room, rooms.get(room)));
            }
        }
        complaints.addAll(downward());
        return complaints;
    }

    /** The plan's text with the edges of the code, in the order of the plan where it can stay. */
    String rewritten(Map<String, SortedSet<String>> code) {
        var written = new ArrayList<String>();
        var missing = new TreeSet<>(code.keySet());
        missing.removeAll(rooms.keySet());
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            var kept = line.isBlank() || line.startsWith("#") || line.startsWith("everyone:");
            var room = kept ? "" : room(line);
            if (kept || (planned.contains(room) && !code.containsKey(room))) {
                written.add(line);
            } else if (code.containsKey(room)) {
                written.add(line(room, code.get(room)));
            }
            var floorEnds = at + 1 == lines.size() || lines.get(at + 1).isBlank();
            if (!kept && floorEnds) {
                missing.stream()
                        .filter(name -> floor(name).equals(floor(room)))
                        .forEach(name -> written.add(line(name, code.get(name))));
            }
        }
        return String.join("\n", sorted(written)) + "\n";
    }

    private List<String> downward() {
        var complaints = new ArrayList<String>();
        var seen = new TreeSet<String>();
        rooms.forEach((room, known) -> {
            for (var other : known) {
                if (!seen.contains(other)) {
                    complaints.add(room + " may not know " + other + ", which is above it");
                }
            }
            seen.add(room);
        });
        return complaints;
    }

    /** Moves a room behind the rooms of its own floor that it knows; leaves cycles as they are. */
    private static List<String> sorted(List<String> lines) {
        var sorted = new ArrayList<>(lines);
        for (int round = 0; round < lines.size(); round++) {
            for (int at = 0; at < sorted.size(); at++) {
                int last = lastKnownOfItsFloor(sorted, at);
                if (last > at) {
                    sorted.add(last, sorted.remove(at));
                }
            }
        }
        return sorted;
    }

    private static int lastKnownOfItsFloor(List<String> lines, int at) {
        var line = lines.get(at);
        if (line.isBlank() || line.startsWith("#") || line.startsWith("everyone:")) {
            return at;
        }
        int last = at;
        for (int other = at + 1; other < lines.size(); other++) {
            var name = lines.get(other);
            if (!name.isBlank() && known(line).contains(room(name)) && sameFloor(line, name)) {
                last = other;
            }
        }
        return last;
    }

    private static boolean sameFloor(String one, String other) {
        return floor(room(one)).equals(floor(room(other)));
    }

    private SortedSet<String> unlisted(Set<String> known) {
        var rest = new TreeSet<>(known);
        rest.removeAll(everyone);
        return rest;
    }

    private String line(String room, Set<String> known) {
        return (room + ": " + String.join(" ", unlisted(known))).strip();
    }

    private String difference(String room, Set<String> listed, Set<String> used) {
        var unlisted = new TreeSet<>(used);
        unlisted.removeAll(listed);
        var unused = new TreeSet<>(listed);
        unused.removeAll(used);
        var because = unlisted.isEmpty() ? "" : " uses unlisted " + unlisted;
        because += unused.isEmpty() ? "" : " does not use listed " + unused;
        return room + because + "; if that is wanted, write: " + line(room, used);
    }

    private static String room(String line) {
        return line.replaceFirst("^" + PLANNED, "").replaceFirst(":.*", "").strip();
    }

    private static SortedSet<String> known(String line) {
        var names = line.contains(":") ? line.substring(line.indexOf(':') + 1).strip() : "";
        return names.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(names.split("\\s+")));
    }

    private static String floor(String room) {
        return room.contains(".") ? room.substring(0, room.indexOf('.')) : room;
    }
}
