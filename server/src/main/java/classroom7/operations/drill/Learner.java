package classroom7.operations.drill;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One learner with two devices and a ledger: every answer that was given, every receipt that came.
 * An answer without a receipt is sent again until it has one. One thread at a time.
 */
final class Learner {
    static final int BATCH_MAX = 100;
    private static final int NEW_MAX = 6;
    private static final int HELD_MAX = 2000;
    private static final int AGAIN_ONE_IN = 10;
    private static final int ATTEMPT_ONE_IN = 60;
    private static final int PAUSE_MILLIS_MIN = 150;
    private static final int PAUSE_MILLIS_MAX = 1000;
    private static final JsonMapper JSON = new JsonMapper();

    private final Room room;
    private final String person;
    private final String token;
    private final Random random;
    private final Map<String, Given> given = new LinkedHashMap<>();
    private final Map<String, Receipt> receipts = new HashMap<>();
    private final Map<String, Given> held = new LinkedHashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private long sequence;
    private String epoch = "";

    /** What all learners of a drill have in common. */
    record Room(
            Wire wire,
            List<Asked> questions,
            Traffic traffic,
            Findings findings,
            InstantSource clock) {
        Room {
            questions = List.copyOf(questions);
        }
    }

    /** What the server promised. */
    record Receipt(Instant receivedAt, String epoch) {}

    Learner(Room room, String person, String token, Random random) {
        this.room = room;
        this.person = person;
        this.token = token;
        this.random = random;
    }

    String person() {
        return person;
    }

    String token() {
        return token;
    }

    /** Every answer ever given, in that order. */
    List<Given> given() {
        return List.copyOf(given.values());
    }

    /** The answer of this id; null if it was never given. */
    @Nullable Given given(String id) {
        return given.get(id);
    }

    @Nullable Receipt receipt(Given answer) {
        return receipts.get(answer.id());
    }

    /** How many still wait for their receipt. */
    int heldCount() {
        return held.size();
    }

    /** Answers, singly and in batches, until told to stop. */
    void work(BooleanSupplier goesOn) {
        while (goesOn.getAsBoolean()) {
            if (random.nextInt(ATTEMPT_ONE_IN) == 0) {
                beginAgain();
            }
            int more = held.size() >= HELD_MAX ? 0 : random.nextInt(1, NEW_MAX);
            for (int one = 0; one < more; one++) {
                give();
            }
            sendSome();
            pause(random.nextInt(PAUSE_MILLIS_MIN, PAUSE_MILLIS_MAX));
        }
    }

    /** Sends what has no receipt yet; whether all of it has one now. */
    boolean settle(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!held.isEmpty() && System.nanoTime() < end) {
            int before = held.size();
            send(List.copyOf(held.values()).subList(0, Math.min(BATCH_MAX, held.size())));
            if (held.size() == before) {
                pause(PAUSE_MILLIS_MIN);
            }
        }
        return held.isEmpty();
    }

    /** Gives one answer now; it is held until its receipt comes. */
    Given give() {
        var asked = room.questions().get(random.nextInt(room.questions().size()));
        var answer =
                JSON.createObjectNode()
                        .put("id", Uuids.next(room.clock(), random))
                        .put("question", asked.question())
                        .put("version", asked.version())
                        .put("attempt", attempts.getOrDefault(asked.lesson(), 1))
                        .put("sequence", ++sequence)
                        .put("answeredAt", room.clock().instant().toString());
        int device = random.nextInt(3);
        if (device > 0) {
            answer.put("device", device == 1 ? "phone" : "tablet");
        }
        answer.set("response", asked.response(random));
        var made = Given.of(asked.lesson(), answer);
        given.put(made.id(), made);
        held.put(made.id(), made);
        return made;
    }

    /** After a restore: what the server holds is unknown, so everything is sent again. */
    private void holdAll() {
        held.putAll(given);
        receipts.clear();
    }

    private void sendSome() {
        var batch = new ArrayList<>(held.values());
        Collections.shuffle(batch, random);
        if (batch.size() > BATCH_MAX) {
            batch.subList(BATCH_MAX, batch.size()).clear();
        }
        if (random.nextInt(AGAIN_ONE_IN) == 0 && batch.size() < BATCH_MAX && !given.isEmpty()) {
            var all = List.copyOf(given.values());
            var again = all.get(random.nextInt(all.size()));
            if (!batch.contains(again)) {
                batch.add(again);
                room.traffic().sentAgain.increment();
            }
        }
        if (random.nextBoolean()) {
            send(batch);
        } else {
            batch.stream().limit(NEW_MAX).forEach(one -> send(List.of(one)));
        }
    }

    private void send(List<Given> batch) {
        var body = JSON.createObjectNode();
        var answers = body.putArray("answers");
        batch.forEach(one -> answers.add(one.sent()));
        var reply = room.wire().post("/api/answers", token, body);
        room.traffic().requests.increment();
        if (reply.status() == 200) {
            take(batch, reply.body().path("receipts"));
            return;
        }
        room.traffic().sentAgain.add(batch.size()); // none has a receipt: each goes again
        if (reply.isMissing()) {
            room.traffic().unanswered.increment();
        } else if (reply.status() >= 500 || reply.status() == 429) {
            room.traffic().putOff.increment();
        } else {
            room.findings()
                    .add(
                            "%d answers that were in order got the reply %d",
                            batch.size(), reply.status());
        }
    }

    private void take(List<Given> batch, JsonNode promised) {
        if (promised.size() != batch.size()) {
            room.findings().add("%d answers got %d receipts", batch.size(), promised.size());
            return;
        }
        for (int at = 0; at < batch.size(); at++) {
            take(batch.get(at), promised.get(at));
        }
    }

    private void take(Given answer, JsonNode promised) {
        var told = promised.path("epoch").asString();
        if (!epoch.isEmpty() && !epoch.equals(told)) {
            holdAll();
        }
        epoch = told;
        held.remove(answer.id());
        var state = promised.path("state").asString();
        if (!promised.path("id").asString().equals(answer.id()) || state.equals("refused")) {
            room.findings().add("Answer %s was refused: %s", answer.id(), promised);
            return;
        }
        if (!promised.path("digest").asString().equals(answer.digest())) {
            room.findings().add("The receipt of answer %s has another digest", answer.id());
        }
        var receipt = new Receipt(Instant.parse(promised.path("receivedAt").asString()), told);
        var before = receipts.put(answer.id(), receipt);
        if (state.equals("repeated")) {
            room.traffic().repeated.increment();
        } else if (before != null) {
            room.findings().add("Answer %s had a receipt and was new again", answer.id());
        }
        if (before != null && !before.equals(receipt)) {
            room.findings().add("Answer %s got another receipt the second time", answer.id());
        }
    }

    /** Begins a further attempt at some lesson; if no reply comes, the earlier one goes on. */
    void beginAgain() {
        var lesson = room.questions().get(random.nextInt(room.questions().size())).lesson();
        var reply =
                room.wire()
                        .post(
                                "/api/lessons/" + lesson + "/attempts",
                                token,
                                JSON.createObjectNode());
        if (reply.status() == 201) {
            attempts.put(lesson, reply.body().path("attempt").asInt());
        }
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
