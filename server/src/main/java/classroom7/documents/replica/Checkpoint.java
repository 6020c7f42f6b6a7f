package classroom7.documents.replica;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far a replication has come, as both stores remember it. What both remember is true of both,
 * also when one of them was put back to an earlier state: so every entry has a name of its own, and
 * only an entry that both hold is gone on from.
 *
 * @param history newest first
 */
record Checkpoint(List<Entry> history) {
    static final Checkpoint NONE = new Checkpoint(List.of());

    /** The newest that are all kept; of older ones fewer, the older the fewer. */
    static final int NEWEST = 16;

    static final int ENTRIES_MAX = 50;

    Checkpoint {
        history = List.copyOf(history);
    }

    /**
     * @param session names the entry alone
     * @param place in the source's feed: everything before it is in the target
     */
    record Entry(String session, String place, Instant time, long written, long refused) {}

    /** What {@link #text} wrote; what cannot be understood is no checkpoint. */
    static Checkpoint read(@Nullable String json) {
        if (json == null) {
            return NONE;
        }
        try {
            var entries = new ArrayList<Entry>();
            for (var entry : JsonMapper.shared().readTree(json).path("history")) {
                entries.add(entry(entry));
            }
            return new Checkpoint(entries);
        } catch (JacksonException | DateTimeParseException e) {
            return NONE;
        }
    }

    private static Entry entry(JsonNode entry) {
        return new Entry(
                entry.path("session_id").asString(""),
                entry.path("recorded_seq").asString(""),
                Instant.parse(entry.path("end_time").asString("")),
                entry.path("docs_written").asLong(0),
                entry.path("doc_write_failures").asLong(0));
    }

    /** The members that CouchDB's replicator writes, so far as they mean something here. */
    String text() {
        var json = JsonMapper.shared().createObjectNode();
        if (!history.isEmpty()) {
            json.put("session_id", history.getFirst().session());
            json.put("source_last_seq", history.getFirst().place());
        }
        var entries = json.putArray("history");
        for (var entry : history) {
            entries.addObject()
                    .put("session_id", entry.session())
                    .put("recorded_seq", entry.place())
                    .put("end_time", entry.time().toString())
                    .put("docs_written", entry.written())
                    .put("doc_write_failures", entry.refused());
        }
        return json.toString();
    }

    /** Where to go on from; empty: the beginning. */
    String place() {
        return history.isEmpty() ? "" : history.getFirst().place();
    }

    /** What both remember. */
    Checkpoint common(Checkpoint other) {
        var names = new HashSet<String>();
        other.history.forEach(entry -> names.add(entry.session() + ' ' + entry.place()));
        return new Checkpoint(
                history.stream()
                        .filter(entry -> names.contains(entry.session() + ' ' + entry.place()))
                        .toList());
    }

    Checkpoint with(Entry entry) {
        var entries = new ArrayList<Entry>();
        entries.add(entry);
        Instant kept = entry.time();
        for (var earlier : history) {
            var age = Duration.between(earlier.time(), entry.time());
            var gap = Duration.between(earlier.time(), kept);
            if (entries.size() < NEWEST || gap.multipliedBy(3).compareTo(age) >= 0) {
                entries.add(earlier);
                kept = earlier.time();
            }
        }
        return new Checkpoint(entries.subList(0, Math.min(entries.size(), ENTRIES_MAX)));
    }
}
