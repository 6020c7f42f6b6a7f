package classroom7.learning.answer;

import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.documents.Document;
import classroom7.documents.Documents;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Receipts, read back from the answers themselves. A learner sees them as long as the lesson
 * exists: also when it is archived, not open, or taken back.
 */
public final class Receipts {
    /** Most receipts that are shown; a learner who types for hours makes a few hundred. */
    static final int READ_MAX = 20_000;

    private final ReceiptStore store;
    private final Documents documents;

    public Receipts(Database database, Documents documents) {
        this.store = new ReceiptStore(database);
        this.documents = documents;
    }

    /** The actor's own. */
    public OwnReceipts own(Actor actor, LessonId lesson) {
        var ground = store.ground(actor.person(), lesson);
        if (ground == null) {
            return new OwnReceipts.NotFound();
        }
        var kept = documents(ground.organization(), KeptAnswer.prefix(lesson, actor.person()));
        var answers = KeptAnswer.all(kept);
        var copies = Copies.of(documents, ground.organization(), answers);
        var counting = counting(answers, ground);
        var all = new ArrayList<OwnReceipts.Kept>();
        for (int at = 0; at < answers.size(); at++) {
            var answer = answers.get(at);
            all.add(
                    new OwnReceipts.Kept(
                            answer,
                            KeptAnswer.sent(kept.get(at)),
                            copies.of(answer),
                            ground.due(answer.attempt()).lateness(answer).isLate(),
                            counting.contains(answer.id())));
        }
        all.sort(Comparator.comparing(one -> one.answer().receivedAt()));
        return new OwnReceipts.Found(
                ground.organization(),
                ground.course(),
                ground.courseTitle(),
                ground.title(),
                documents.epoch(),
                all);
    }

    private record Asked(int attempt, String question) {}

    private static Set<String> counting(List<KeptAnswer> answers, ReceiptStore.Ground ground) {
        return answers.stream()
                .collect(
                        Collectors.groupingBy(
                                answer -> new Asked(answer.attempt(), answer.question().value())))
                .values()
                .stream()
                .map(together ->
                        Standing.of(together, ground.due(together.getFirst().attempt()))
                                .counts()
                                .id())
                .collect(Collectors.toSet());
    }

    private List<Document> documents(OrganizationId organization, String prefix) {
        var all = new ArrayList<Document>();
        var from = prefix;
        while (all.size() < READ_MAX) {
            var some = documents.range(organization, from, prefix + '\u007f', Documents.RANGE_MAX);
            all.addAll(some);
            if (some.size() < Documents.RANGE_MAX) {
                break;
            }
            from = some.getLast().id() + ' ';
        }
        return all;
    }
}
