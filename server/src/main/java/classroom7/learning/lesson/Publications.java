package classroom7.learning.lesson;

import classroom7.base.Ids;
import classroom7.base.LessonId;
import classroom7.base.Problem;
import classroom7.base.QuestionId;
import classroom7.learning.question.Adding;
import classroom7.learning.question.QuestionText;
import classroom7.learning.question.QuestionVersion;
import classroom7.learning.question.Questions;
import classroom7.learning.question.Segment;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Publishing lessons: question versions first, outside any transaction, then one lesson version
 * that pins them. What is left of a publication that did not finish harms nothing.
 */
public final class Publications {
    static final int TRIES_MAX = 5;

    private final Database database;
    private final Questions questions;
    private final DraftStore drafts;
    private final HistoryStore history;
    private final PublicationStore store;
    private final Compiler compiler;
    private final InstantSource clock;
    private final Ids ids;

    /**
     * @param html Markdown to sanitised HTML
     */
    public Publications(
            Database database,
            Questions questions,
            UnaryOperator<String> html,
            InstantSource clock,
            Ids ids) {
        this.database = database;
        this.questions = questions;
        this.drafts = new DraftStore(database);
        this.history = new HistoryStore(database);
        this.store = new PublicationStore(database);
        this.compiler = new Compiler(html);
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Publishes the draft as it was last saved. Questions and choices without an id get one, in the
     * draft as well.
     *
     * @param corrected questions whose changed key is to hold for what was answered before too
     */
    public Publishing publish(Actor actor, LessonId id, Set<QuestionId> corrected) {
        for (int tried = 0; tried < TRIES_MAX; tried++) {
            @Nullable Draft draft = drafts.find(actor.person(), id);
            if (draft == null) {
                return new Publishing.NotFound();
            }
            @Nullable Publishing ended = publish(actor, draft, corrected);
            if (ended != null) {
                return ended;
            }
        }
        return new Publishing.ChangedMeanwhile();
    }

    /** Null: the draft or a question changed meanwhile. */
    private @Nullable Publishing publish(Actor actor, Draft draft, Set<QuestionId> corrected) {
        String source = identified(draft);
        List<Segment> segments = QuestionText.parse(source);
        var problems = Compiler.problems(segments);
        if (!problems.isEmpty()) {
            return new Publishing.Unready(problems);
        }
        var pinning = new Pinning(store.newest(draft), pinned(draft), corrected);
        for (Segment.Asked asked : Compiler.asked(segments)) {
            pinning.pin(Compiler.identified(asked), asked.question());
        }
        return switch (write(draft, pinning)) {
            case Adding.Taken taken -> null;
            case Adding.Refused(var pin, var cause) ->
                    new Publishing.Refused(
                            Problem.of("", "learning.lesson.questionRefused"), cause);
            case Adding.Added() -> {
                var content = compiler.content(segments, pinning.versions());
                yield commit(actor, draft, new Edition(source, content, pinning));
            }
        };
    }

    /** What is about to be published. */
    record Edition(String source, Content content, Pinning pinning) {}

    private String identified(Draft draft) {
        var named =
                Compiler.asked(QuestionText.parse(draft.source())).stream()
                        .map(asked -> asked.question().id())
                        .filter(java.util.Objects::nonNull)
                        .map(QuestionId::value)
                        .toList();
        var elsewhere = named.isEmpty() ? Set.<String>of() : store.elsewhere(draft, named);
        return QuestionText.identify(draft.source(), ids, elsewhere::contains);
    }

    private Map<QuestionId, QuestionVersion> pinned(Draft draft) {
        var pins =
                store.pins(draft).stream()
                        .map(p -> new QuestionVersion.Pin(p.question(), p.version()))
                        .toList();
        var pinned = new HashMap<QuestionId, QuestionVersion>();
        if (!pins.isEmpty()) {
            questions
                    .findAll(draft.place().organization(), pins)
                    .forEach((pin, version) -> pinned.put(pin.question(), version));
        }
        return pinned;
    }

    private Adding write(Draft draft, Pinning pinning) {
        Adding adding = new Adding.Added();
        for (int tried = 0; tried < TRIES_MAX; tried++) {
            adding = questions.add(draft.place().organization(), pinning.fresh());
            if (!(adding instanceof Adding.Taken taken)) {
                return adding;
            }
            pinning.raise(taken);
        }
        return adding;
    }

    private @Nullable Publishing commit(Actor actor, Draft draft, Edition edition) {
        var now = clock.instant();
        return database.transaction(() -> {
            @Nullable Draft current = drafts.lock(actor.person(), draft.id());
            if (current == null) {
                return new Publishing.NotFound();
            }
            if (current.revision() != draft.revision()
                    || !store.claim(draft, edition.pinning().fresh())) {
                return null;
            }
            if (!edition.source().equals(draft.source())) {
                var typed = new Drafts.Typed(draft.title(), edition.source());
                var change = new DraftStore.Change(draft, typed, actor.person(), now);
                drafts.save(change);
                history.begin(change, ids.next());
            }
            int version = store.insert(draft, edition, actor.person(), now);
            store.request(draft);
            return new Publishing.Published(version, now, edition.content().questions().size());
        });
    }

    /**
     * Publishes an earlier version again, with the question versions that it pinned; its text is
     * the draft from now on.
     */
    public Publishing restore(Actor actor, LessonId id, int version) {
        var now = clock.instant();
        return database.transaction(() -> {
            @Nullable Draft draft = drafts.lock(actor.person(), id);
            Past.@Nullable Found past = history.version(actor.person(), id, version);
            if (draft == null || past == null) {
                return new Publishing.NotFound();
            }
            var typed = new Drafts.Typed(past.title(), past.source());
            var change = new DraftStore.Change(draft, typed, actor.person(), now);
            drafts.save(change);
            history.begin(change, ids.next());
            int restored = store.repeat(draft, version, actor.person(), now);
            store.request(draft);
            return new Publishing.Published(restored, now, store.pins(draft).size());
        });
    }
}
