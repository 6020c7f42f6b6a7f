package classroom7.learning.week;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.documents.Document;
import classroom7.learning.answer.Answering;
import classroom7.learning.answer.Receipt;
import classroom7.learning.answer.SentAnswer;
import classroom7.learning.lesson.Content;
import classroom7.learning.question.QuestionVersion;
import classroom7.people.access.Actor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends answers as learners do and keeps every receipt, to be compared with the store at the end.
 */
final class Ledger {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SENDERS = 32;
    private static final int REPEATS_MAX = 2000;
    private static final int PAGE = 2000;

    /** So few that some answers of one device have the same number. */
    private static final int SEQUENCES = 20;

    private final Week week;
    private final Map<String, Receipt.Kept> receipts = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Sent> sent = new ConcurrentLinkedQueue<>();

    Ledger(Week week) {
        this.week = week;
    }

    private record Sent(Actor learner, SentAnswer answer) {}

    /** Where answers are given: by whom, to what, in which attempt. */
    record Round(
            OrganizationId organization,
            List<Actor> learners,
            List<LessonId> lessons,
            int attempt) {}

    int size() {
        return receipts.size();
    }

    /** Every learner answers every question of the lessons, all at the same time. */
    void answer(Round round, long seed) throws Exception {
        try (var pool = Executors.newFixedThreadPool(SENDERS, Thread.ofVirtual().factory())) {
            var tasks = new ArrayList<java.util.concurrent.Callable<Void>>();
            for (var learner : round.learners()) {
                var random = new Random(seed + learner.person().value().hashCode());
                tasks.add(() -> {
                    for (var lesson : round.lessons()) {
                        answer(round, learner, lesson, random);
                    }
                    return null;
                });
            }
            for (var done : pool.invokeAll(tasks)) {
                done.get();
            }
        }
    }

    private void answer(Round round, Actor learner, LessonId lesson, Random random) {
        var batch = new ArrayList<SentAnswer>();
        for (var pin : week.answering.questions(learner, lesson)) {
            batch.add(answer(round, pin, random));
        }
        java.util.Collections.shuffle(batch, random);
        var got = week.answering.answers.accept(learner, batch);
        for (int at = 0; at < batch.size(); at++) {
            var kept = assertInstanceOf(Receipt.Kept.class, got.get(at), "" + got.get(at));
            receipts.put(batch.get(at).id(), kept);
            sent.add(new Sent(learner, batch.get(at)));
        }
    }

    private SentAnswer answer(Round round, Content.Pinned pin, Random random) {
        var version =
                week.school.questions.find(
                        round.organization(),
                        new QuestionVersion.Pin(pin.question(), pin.version()));
        return Answering.answer(
                pin,
                round.attempt(),
                random.nextInt(5) == 0 ? null : "phone",
                random.nextInt(SEQUENCES),
                Responses.to(version.question(), random).toString());
    }

    /** Answers that were sent before give their first receipt again. */
    void sendSomeAgain() {
        int repeated = 0;
        for (var one : sent) {
            if (repeated++ == REPEATS_MAX) {
                return;
            }
            var again =
                    assertInstanceOf(
                            Receipt.Kept.class,
                            week.answering
                                    .answers
                                    .accept(one.learner(), List.of(one.answer()))
                                    .getFirst());
            var first = receipts.get(one.answer().id());
            assertEquals(true, again.repeated());
            assertEquals(first.receivedAt(), again.receivedAt());
            assertEquals(first.digest(), again.digest());
        }
    }

    /** Every receipt has its document, and every document its receipt. */
    void compare(List<OrganizationId> organizations) {
        var kept = new HashMap<String, String>();
        for (var organization : organizations) {
            for (var document : documents(organization)) {
                var body = JSON.readTree(document.json());
                kept.put(
                        body.path("id").asString(),
                        body.path("digest").asString() + " " + body.path("receivedAt").asString());
            }
        }
        var promised = new HashMap<String, String>();
        receipts.forEach(
                (id, receipt) -> promised.put(id, receipt.digest() + " " + receipt.receivedAt()));
        assertEquals(promised, kept);
    }

    private List<Document> documents(OrganizationId organization) {
        var all = new ArrayList<Document>();
        for (var from = "answer:"; ; from = all.getLast().id() + "!") {
            var page = week.school.documents.range(organization, from, "answer:~", PAGE);
            all.addAll(page);
            if (page.size() < PAGE) {
                return all;
            }
        }
    }
}
