package classroom7.operations.drill;

import classroom7.base.OrganizationId;
import classroom7.documents.Changes;
import classroom7.documents.Document;
import classroom7.documents.Documents;
import classroom7.documents.Position;
import classroom7.documents.Put;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A document store with one fault, before the real one. */
final class FaultyStore implements Documents {
    private static final int ONE_IN = 10;
    private static final int LATER_SECONDS = 2;

    /** The year in which it was given. */
    private static final String TIME = "(?<=\"answeredAt\":\")\\d{4}";

    private final Documents real;
    private final Planted planted;
    private final AtomicInteger puts = new AtomicInteger();
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(1);

    FaultyStore(Documents real, Planted planted) {
        this.real = real;
        this.planted = planted;
    }

    /** What is wrong with it. */
    enum Planted {
        /** It says "stored" and stores a little later: a kill in between loses the answer. */
        ACKNOWLEDGES_EARLY,
        /** Some of what it stored is gone afterwards. */
        LOSES,
        /** Some is there a second time, under another id. */
        DOUBLES,
        /** Some is there with another content than was sent. */
        CHANGES
    }

    @Override
    public Put put(OrganizationId organization, Document document) {
        return putAll(organization, List.of(document)).getFirst();
    }

    @Override
    public List<Put> putAll(OrganizationId organization, List<Document> documents) {
        return switch (planted) {
            case ACKNOWLEDGES_EARLY -> {
                later.schedule(
                        () -> real.putAll(organization, documents),
                        LATER_SECONDS,
                        TimeUnit.SECONDS);
                yield documents.stream().<Put>map(one -> new Put.Stored("1-0")).toList();
            }
            case LOSES -> {
                var outcomes = real.putAll(organization, documents);
                if (outcomes.getFirst() instanceof Put.Stored(var revision) && isTurn()) {
                    real.remove(organization, documents.getFirst().id(), revision);
                }
                yield outcomes;
            }
            case CHANGES ->
                    real.putAll(organization, documents.stream().map(this::changed).toList());
            case DOUBLES -> {
                var first = documents.getFirst();
                if (isTurn()) {
                    real.put(organization, Document.create(first.id() + "-again", first.json()));
                }
                yield real.putAll(organization, documents);
            }
        };
    }

    private Document changed(Document document) {
        return isTurn()
                ? Document.create(document.id(), document.json().replaceFirst(TIME, "2001"))
                : document;
    }

    private boolean isTurn() {
        return puts.incrementAndGet() % ONE_IN == 0;
    }

    @Override
    public Put remove(OrganizationId organization, String id, String revision) {
        return real.remove(organization, id, revision);
    }

    @Override
    public @Nullable Document find(OrganizationId organization, String id) {
        return real.find(organization, id);
    }

    @Override
    public Map<String, Document> findAll(OrganizationId organization, Collection<String> ids) {
        return real.findAll(organization, ids);
    }

    @Override
    public List<Document> range(OrganizationId organization, String from, String to, int limit) {
        return real.range(organization, from, to, limit);
    }

    @Override
    public Changes changes(OrganizationId organization, Position since, int limit) {
        return real.changes(organization, since, limit);
    }

    @Override
    public Changes recent(OrganizationId organization, @Nullable Position since) {
        return real.recent(organization, since);
    }

    @Override
    public String epoch() {
        return real.epoch();
    }
}
