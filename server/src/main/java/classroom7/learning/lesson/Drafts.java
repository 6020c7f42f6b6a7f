package classroom7.learning.lesson;

import classroom7.base.Ids;
import classroom7.base.LessonId;
import classroom7.base.Problem;
import classroom7.base.Texts;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Writing a lesson: every text that was saved can be brought back. */
public final class Drafts {
    public static final int SOURCE_MAX = 500_000;
    static final int ENTRIES_MAX = 200;
    static final int VERSIONS_MAX = 200;

    /** Saves of one person within this time are one entry of the history. */
    static final Duration STRETCH_MAX = Duration.ofMinutes(5);

    private final Database database;
    private final DraftStore store;
    private final HistoryStore history;
    private final InstantSource clock;
    private final Ids ids;

    public Drafts(Database database, InstantSource clock, Ids ids) {
        this.database = database;
        this.store = new DraftStore(database);
        this.history = new HistoryStore(database);
        this.clock = clock;
        this.ids = ids;
    }

    public Editing open(Actor actor, LessonId id) {
        var draft = store.find(actor.person(), id);
        return draft == null ? new Editing.NotFound() : new Editing.Open(draft);
    }

    /**
     * Keeps what was typed.
     *
     * @param revision the one that the writer began from; another one now is a conflict, unless the
     *     text is the same
     */
    public Saving save(Actor actor, LessonId id, Typed typed, long revision) {
        var problem = typed.problem();
        return problem == null
                ? write(actor, id, typed, revision, false)
                : new Saving.Invalid(problem);
    }

    /** What was typed: tidied, not judged. */
    public record Typed(String title, String source) {
        public Typed {
            title = Texts.line(title);
            source = Texts.lines(source);
        }

        @Nullable Problem problem() {
            if (title.isEmpty()) {
                return Problem.of("title", "learning.lesson.titleMissing");
            }
            if (title.length() > Lessons.TITLE_MAX) {
                return Problem.of("title", "learning.lesson.titleLong", Lessons.TITLE_MAX);
            }
            return source.length() > SOURCE_MAX
                    ? Problem.of("source", "learning.lesson.sourceLong", SOURCE_MAX)
                    : null;
        }
    }

    /** The lesson's published versions and earlier drafts, newest first. */
    public History history(Actor actor, LessonId id) {
        var draft = store.find(actor.person(), id);
        return draft == null
                ? new History.NotFound()
                : new History.Found(
                        draft,
                        history.versions(actor.person(), id, VERSIONS_MAX),
                        history.drafts(actor.person(), id, ENTRIES_MAX));
    }

    public Past past(Actor actor, LessonId id, String entry) {
        var past = history.draft(actor.person(), id, entry);
        return past == null ? new Past.NotFound() : past;
    }

    public Past past(Actor actor, LessonId id, int version) {
        var past = history.version(actor.person(), id, version);
        return past == null ? new Past.NotFound() : past;
    }

    /** Makes an earlier text the draft again; what it replaces stays in the history. */
    public Saving restore(Actor actor, LessonId id, String entry) {
        return restore(actor, id, past(actor, id, entry));
    }

    /** The same from a published version; learners notice nothing until it is published. */
    public Saving restore(Actor actor, LessonId id, int version) {
        return restore(actor, id, past(actor, id, version));
    }

    private Saving restore(Actor actor, LessonId id, Past past) {
        return switch (past) {
            case Past.NotFound() -> new Saving.NotFound();
            case Past.Found(var title, var source) -> {
                var now = store.find(actor.person(), id);
                yield now == null
                        ? new Saving.NotFound()
                        : write(actor, id, new Typed(title, source), now.revision(), true);
            }
        };
    }

    private Saving write(Actor actor, LessonId id, Typed typed, long revision, boolean apart) {
        var now = clock.instant();
        return database.transaction(() -> {
            var current = store.lock(actor.person(), id);
            if (current == null) {
                return new Saving.NotFound();
            }
            if (current.title().equals(typed.title()) && current.source().equals(typed.source())) {
                return new Saving.Saved(current.revision(), now);
            }
            if (current.revision() != revision) {
                return new Saving.Conflict(current);
            }
            var change = new DraftStore.Change(current, typed, actor.person(), now);
            store.save(change);
            remember(change, apart);
            return new Saving.Saved(revision + 1, now);
        });
    }

    private void remember(DraftStore.Change change, boolean apart) {
        if (apart || !history.extend(change, change.at().minus(STRETCH_MAX))) {
            history.begin(change, ids.next());
            history.thin(change, ENTRIES_MAX);
        }
    }
}
