package classroom7.learning.progress;

import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.documents.Changes;
import classroom7.documents.Documents;
import classroom7.documents.Position;
import classroom7.learning.answer.KeptAnswer;
import classroom7.learning.grading.Keys;
import classroom7.learning.question.Questions;
import classroom7.platform.database.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Marks and cells, derived from the change feed and from requests that relational changes leave.
 * Whatever is touched is computed from all its answers, so that doing it twice changes nothing and
 * a kill at any point loses nothing: the mark of a question from all answers to it, the cell from
 * all marks.
 */
public final class Projection {
    static final String NAME = "progress";
    static final int CHANGES_MAX = 2_000;
    static final int REQUESTS_MAX = 20;

    /** Steps of one catching up, each of so many changes: far more than any store holds. */
    static final int STEPS_MAX = 10_000_000;

    private final Database database;
    private final ProjectionStore store;
    private final MarkStore marks;
    private final Documents documents;
    private final Keys keys;

    public Projection(Database database, Documents documents, Questions questions) {
        this.database = database;
        this.store = new ProjectionStore(database);
        this.marks = new MarkStore(database);
        this.documents = documents;
        this.keys = new Keys(questions);
    }

    /** All organizations of the installation, for whoever projects or rebuilds them. */
    public List<OrganizationId> organizations() {
        return store.organizations();
    }

    /**
     * For how many seconds a transaction that writes has been open, which holds the change feed of
     * PostgreSQL back: marks wait that long for answers that came after it began.
     */
    public int heldBackSeconds() {
        return store.oldestWriteSeconds();
    }

    /** Follows until nothing is left, or another process is at work; returns changes followed. */
    public long catchUp(OrganizationId organization) {
        return follow(organization, false, followed -> {});
    }

    /** The same, but waits for a step that another process has under way. */
    public long settle(OrganizationId organization) {
        database.transact(() -> store.lock(organization, NAME));
        return follow(organization, true, followed -> {});
    }

    private long follow(OrganizationId organization, boolean patiently, IntConsumer heard) {
        long followed = 0;
        for (int step = 0; step < STEPS_MAX; step++) {
            var taken = database.transaction(() -> step(organization, patiently));
            followed += taken.changes();
            heard.accept(taken.changes());
            if (!taken.more()) {
                break;
            }
        }
        return followed;
    }

    /**
     * Throws everything derived away and makes it anew from the answers; waits for a step that
     * another process has under way. Returns changes followed.
     */
    public long rebuild(OrganizationId organization) {
        return rebuild(organization, followed -> {});
    }

    /**
     * The same for somebody who waits.
     *
     * @param heard after each step, how many changes it followed
     */
    public long rebuild(OrganizationId organization, IntConsumer heard) {
        var epoch = documents.epoch();
        database.transact(() -> {
            store.lock(organization, NAME);
            // Waits for a step that another process has under way.
            store.move(organization, NAME, Position.beginning(epoch).toString());
            marks.removeAll(organization);
            marks.requestAll(organization);
        });
        return follow(organization, true, heard);
    }

    private record Step(int changes, boolean more) {}

    private Step step(OrganizationId organization, boolean patiently) {
        var held = patiently ? store.await(organization, NAME) : store.lock(organization, NAME);
        if (held == null) {
            return new Step(0, false);
        }
        var requests = store.takeRequests(organization, REQUESTS_MAX);
        var changes = documents.changes(organization, Position.read(held), CHANGES_MAX);
        if (changes.restarted()) {
            marks.removeAll(organization);
            marks.requestAll(organization);
        }
        var touched = touched(changes);
        var whole = new HashSet<KeptAnswer.Place>();
        var everybody = new HashSet<LessonId>();
        for (var request : requests) {
            if (request.person() == null) {
                everybody.add(request.lesson());
            } else {
                whole.add(new KeptAnswer.Place(request.lesson(), request.person()));
            }
        }
        if (!everybody.isEmpty()) {
            whole.addAll(store.everybody(organization, everybody));
        }
        whole.forEach(place -> touched.put(place, new Touched(true, Set.of())));
        project(organization, touched);
        store.move(organization, NAME, changes.position().toString());
        boolean more = changes.more() || changes.restarted() || requests.size() == REQUESTS_MAX;
        return new Step(changes.all().size(), more);
    }

    /**
     * What of a learner's marks in a lesson is written.
     *
     * @param whole all; what is not computed again is not there any more
     */
    private record Touched(boolean whole, Set<KeptAnswer.Slot> slots) {
        /** Where the documents begin that it is computed from. */
        List<String> prefixes(KeptAnswer.Place place) {
            return whole
                    ? List.of(KeptAnswer.prefix(place.lesson(), place.learner()))
                    : slots.stream().map(slot -> KeptAnswer.prefix(place, slot)).toList();
        }
    }

    /** Where answers came, and to what. */
    private static Map<KeptAnswer.Place, Touched> touched(Changes changes) {
        var touched = new LinkedHashMap<KeptAnswer.Place, Touched>();
        for (var change : changes.all()) {
            var place = KeptAnswer.place(change.id());
            if (place != null && change.deleted()) {
                touched.put(place, new Touched(true, Set.of()));
            } else if (place != null && !isWhole(touched.get(place))) {
                var slot = KeptAnswer.slot(change.id());
                if (slot != null) {
                    touched.computeIfAbsent(place, p -> new Touched(false, new HashSet<>()))
                            .slots()
                            .add(slot);
                }
            }
        }
        return touched;
    }

    private static boolean isWhole(@Nullable Touched touched) {
        return touched != null && touched.whole();
    }

    /** One reading: all of a learner's answers in a lesson, or those to one question. */
    private record Part(ProjectionStore.PairFacts pair, Asked lesson, String prefix) {}

    /**
     * Computes what was touched from all its answers, which are read for as many parts at a time as
     * one reading holds.
     */
    private void project(OrganizationId organization, Map<KeptAnswer.Place, Touched> touched) {
        if (touched.isEmpty()) {
            return;
        }
        marks.remove(
                organization,
                touched.entrySet().stream()
                        .filter(one -> one.getValue().whole())
                        .map(Map.Entry::getKey)
                        .toList());
        var lessons = lessons(organization, touched.keySet());
        var left = new ArrayList<Part>();
        for (var pair : store.pairs(organization, touched.keySet())) {
            var lesson = lessons.get(pair.place().lesson());
            var what = touched.get(pair.place());
            if (lesson != null && what != null) {
                what.prefixes(pair.place())
                        .forEach(prefix -> left.add(new Part(pair, lesson, prefix)));
            }
        }
        for (int from = 0; from < left.size(); ) {
            int to = Math.min(left.size(), from + Documents.BEGINNINGS_MAX);
            from += project(organization, left.subList(from, to));
        }
    }

    /** Returns how many were read: the first of them always. */
    private int project(OrganizationId organization, List<Part> parts) {
        var found =
                documents.beginningWithEach(
                        organization, parts.stream().map(Part::prefix).toList());
        var projected = new ArrayList<Projected>();
        var lessons = new HashMap<LessonId, Asked>();
        for (var part : parts.subList(0, found.size())) {
            var answers = KeptAnswer.all(found.getOrDefault(part.prefix(), List.of()));
            var one = Projected.of(part.pair(), part.lesson().ring(), answers);
            if (one != null) {
                projected.add(one);
                lessons.put(one.place().lesson(), part.lesson());
            }
        }
        marks.write(organization, lessons.values(), projected);
        return found.size();
    }

    private Map<LessonId, Asked> lessons(
            OrganizationId organization, Collection<KeptAnswer.Place> pairs) {
        var ids = pairs.stream().map(KeptAnswer.Place::lesson).distinct().toList();
        Map<LessonId, Asked> lessons = new HashMap<>();
        for (var lesson : store.lessons(organization, ids)) {
            lessons.put(
                    lesson.lesson(), new Asked(lesson, keys.ring(organization, lesson.newest())));
        }
        return lessons;
    }
}
