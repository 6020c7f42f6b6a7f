package classroom7.learning.progress;

import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.documents.Changes;
import classroom7.documents.Document;
import classroom7.documents.Documents;
import classroom7.documents.Position;
import classroom7.learning.answer.KeptAnswer;
import classroom7.learning.grading.KeyRing;
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
 * Whatever is touched is computed from all the answers, so that doing it twice changes nothing and
 * a kill at any point loses nothing.
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
    private record Touched(boolean whole, Set<KeptAnswer.Slot> slots) {}

    /** Where answers came, and to what. */
    private static Map<KeptAnswer.Place, Touched> touched(Changes changes) {
        var touched = new LinkedHashMap<KeptAnswer.Place, Touched>();
        for (var change : changes.all()) {
            var place = KeptAnswer.place(change.id());
            if (place != null) {
                touched.computeIfAbsent(place, p -> new Touched(false, new HashSet<>()))
                        .slots()
                        .add(KeptAnswer.slot(change.id()));
            }
        }
        return touched;
    }

    private record Asked(ProjectionStore.LessonFacts facts, KeyRing ring) {}

    /**
     * Computes each learner's work in a lesson whole and writes the marks in its touched slots, or
     * all of them. Some at a time: as many as one reading of their answers holds.
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
        var left = store.pairs(organization, touched.keySet());
        while (!left.isEmpty()) {
            var some = left.subList(0, Math.min(left.size(), Documents.BEGINNINGS_MAX));
            var found =
                    documents.beginningWithEach(
                            organization, some.stream().map(Projection::prefix).toList());
            var projected = new ArrayList<Projected>();
            for (var pair : some.subList(0, found.size())) {
                var lesson = lessons.get(pair.place().lesson());
                var answers = found.getOrDefault(prefix(pair), List.of());
                var one = lesson == null ? null : projected(pair, lesson, answers);
                if (one != null) {
                    var what = touched.get(pair.place());
                    projected.add(what == null || what.whole() ? one : one.only(what.slots()));
                }
            }
            marks.write(organization, projected);
            left = left.subList(found.size(), left.size());
        }
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

    private static @Nullable Projected projected(
            ProjectionStore.PairFacts pair, Asked lesson, List<Document> answers) {
        return Projected.of(pair, lesson.facts(), lesson.ring(), KeptAnswer.all(answers));
    }

    private static String prefix(ProjectionStore.PairFacts pair) {
        return KeptAnswer.prefix(pair.place().lesson(), pair.place().learner());
    }
}
