package classroom7.learning.answer;

import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.Problem;
import classroom7.documents.Document;
import classroom7.documents.Documents;
import classroom7.documents.Put;
import classroom7.people.access.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One call's answers on their way into the store. */
final class Acceptance {
    private final Actor actor;
    private final Instant now;
    private final Documents documents;
    private final List<Taken> taken = new ArrayList<>();
    private final List<@Nullable Receipt> receipts = new ArrayList<>();

    Acceptance(Actor actor, Instant now, Documents documents) {
        this.actor = actor;
        this.now = now;
        this.documents = documents;
    }

    /** An answer that may be stored, and which of the call's receipts is its own. */
    private record Taken(int at, SentAnswer sent, Place place, String documentId, String digest) {}

    void refuse(SentAnswer sent, Problem problem) {
        receipts.add(new Receipt.Refused(sent.id(), problem, documents.epoch()));
    }

    boolean refusesAny() {
        return taken.size() < receipts.size();
    }

    void take(SentAnswer sent, Place place) {
        var id = KeptAnswer.documentId(place.lesson(), actor.person(), sent);
        taken.add(new Taken(receipts.size(), sent, place, id, Digests.of(sent)));
        receipts.add(null);
    }

    /** Writes what was taken, one round trip per organization; one more if some were there. */
    void write() {
        Map<OrganizationId, Map<String, Taken>> first = new LinkedHashMap<>();
        var again = new LinkedHashMap<Taken, Taken>();
        for (var answer : taken) {
            var there =
                    first.computeIfAbsent(answer.place().organization(), o -> new LinkedHashMap<>())
                            .putIfAbsent(answer.sent().id().toLowerCase(Locale.ROOT), answer);
            if (there != null) {
                again.put(answer, there);
            }
        }
        first.forEach(this::write);
        again.forEach(this::repeat);
    }

    /** One that came twice in this call, or names by the same id another answer. */
    private void repeat(Taken answer, Taken before) {
        if (answer.documentId().equals(before.documentId())) {
            receipts.set(answer.at(), compare(answer, before.digest(), receipts.get(before.at())));
        } else {
            repeat(answer.place().organization(), Map.of(answer.documentId(), answer));
        }
    }

    private void write(OrganizationId organization, Map<String, Taken> answers) {
        var all = List.copyOf(answers.values());
        var outcomes = documents.putAll(organization, all.stream().map(this::document).toList());
        var there = new HashMap<String, Taken>();
        for (int at = 0; at < all.size(); at++) {
            var answer = all.get(at);
            switch (outcomes.get(at)) {
                case Put.Stored stored ->
                        receipts.set(answer.at(), kept(answer, false, now, Copies.FIRST));
                case Put.Conflict conflict -> there.put(answer.documentId(), answer);
                case Put.Refused(var why) ->
                        receipts.set(
                                answer.at(),
                                refused(answer, Problem.of("", "learning.answer.notKept", why)));
            }
        }
        if (!there.isEmpty()) {
            repeat(organization, there);
        }
    }

    /**
     * The answers were there already: the same content gets its first receipt again. One that is
     * there under another question or attempt is not found where this one would be.
     */
    private void repeat(OrganizationId organization, Map<String, Taken> there) {
        var found = documents.findAll(organization, there.keySet());
        var answers = new HashMap<String, KeptAnswer>();
        found.forEach((id, document) -> answers.put(id, KeptAnswer.of(document)));
        var copies = Copies.of(documents, organization, answers.values());
        for (var answer : there.values()) {
            var kept = answers.get(answer.documentId());
            if (kept == null) {
                receipts.set(answer.at(), otherContent(answer));
                continue;
            }
            var again = kept(answer, true, kept.receivedAt(), copies.of(kept));
            receipts.set(answer.at(), compare(answer, kept.digest(), again));
        }
    }

    private Receipt compare(Taken answer, String digest, @Nullable Receipt before) {
        if (!answer.digest().equals(digest)) {
            return otherContent(answer);
        }
        return switch (before) {
            case Receipt.Kept kept -> kept(answer, true, kept.receivedAt(), kept.copies());
            case Receipt.Refused refused -> refused(answer, refused.problem());
            case null -> throw new IllegalStateException("No receipt for " + answer.documentId());
        };
    }

    private Receipt kept(Taken answer, boolean repeated, Instant receivedAt, int copies) {
        return new Receipt.Kept(
                answer.sent().id(),
                repeated,
                receivedAt,
                answer.digest(),
                copies,
                documents.epoch());
    }

    private Receipt otherContent(Taken answer) {
        return refused(answer, Problem.of("id", "learning.answer.otherContent"));
    }

    private Receipt refused(Taken answer, Problem problem) {
        return new Receipt.Refused(answer.sent().id(), problem, documents.epoch());
    }

    private Document document(Taken answer) {
        return Document.create(
                answer.documentId(),
                KeptAnswer.json(answer.sent(), actor.session(), now, answer.digest()));
    }

    /** Lessons in which something was perhaps written. */
    Set<LessonId> lessons() {
        return taken.stream().map(answer -> answer.place().lesson()).collect(Collectors.toSet());
    }

    /** An attempt of this number, in lessons of one organization. */
    record Begun(OrganizationId organization, int number) {}

    /** Lessons whose attempt this call's answers began. */
    Map<Begun, Set<LessonId>> begun() {
        Map<Begun, Set<LessonId>> begun = new HashMap<>();
        for (var answer : taken) {
            var place = answer.place();
            if (place.isBegunBy(answer.sent())
                    && receipts.get(answer.at()) instanceof Receipt.Kept) {
                var attempt = new Begun(place.organization(), answer.sent().attempt());
                begun.computeIfAbsent(attempt, b -> new LinkedHashSet<>()).add(place.lesson());
            }
        }
        return begun;
    }

    List<Receipt> receipts() {
        var all = new ArrayList<Receipt>();
        for (var receipt : receipts) {
            if (receipt == null) {
                throw new IllegalStateException("An answer was neither written nor refused");
            }
            all.add(receipt);
        }
        return all;
    }
}
