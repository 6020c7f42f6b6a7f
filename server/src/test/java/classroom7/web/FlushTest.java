package classroom7.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.documents.Document;
import classroom7.documents.Epoch;
import classroom7.documents.PostgresDocuments;
import classroom7.learning.answer.Answering;
import classroom7.platform.database.Address;
import classroom7.platform.database.Database;
import classroom7.platform.database.Pool;
import classroom7.testing.SystemCalls;
import classroom7.testing.TestDatabase;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A receipt means that the answer is on the disk: PostgreSQL's system calls say so. */
@Tag("process")
class FlushTest {
    private static final String ANSWER = "0193c0de-5eed-7000-8000-00000000f1d5";

    @Test
    void an_answer_is_flushed_between_its_arrival_and_its_receipt() {
        try (var calls = SystemCalls.of(TestDatabase.server());
                var classroom = new WebClassroom()) {
            var lesson = classroom.lesson("Roots", Answering.LESSON);
            classroom.enrol(classroom.learner);
            var grace = classroom.signedIn(classroom.learner);
            var shown = JsonMapper.shared().readTree(grace.get("/api/lessons/" + lesson).body());
            var question = shown.path("questions").path(0);
            var sent =
                    """
                    {"answers":[{"id":"%s","question":"%s","version":1,"attempt":1,"sequence":1,
                     "response":{"choice":"f7"},"answeredAt":"2026-11-25T12:00:00Z"}]}
                    """
                            .formatted(ANSWER, question.path("id").asString());
            var reply = grace.postJson("/api/answers", sent);
            assertEquals(200, reply.status(), reply::body);
            assertTrue(reply.body().contains("accepted"), reply::body);
            assertTrue(calls.flushesBeforeReply(ANSWER));
        }
    }

    /** The watch can fail: the same write without durability, in a database of its own. */
    @Test
    void without_durability_nothing_is_flushed_before_the_reply() {
        assertTrue(flushes("on"), "with durability");
        assertFalse(flushes("off"), "without");
    }

    private static boolean flushes(String durability) {
        var address = TestDatabase.freshAddress();
        var changed =
                new Address(
                        address.url() + "?options=-c%20synchronous_commit%3D" + durability,
                        address.user(),
                        address.password());
        try (var calls = SystemCalls.of(TestDatabase.server());
                var pool = Pool.to(changed)) {
            var database = new Database(pool);
            database.sql("drop trigger document_durability on document")
                    .update(); // it would refuse
            var ids = new Ids(InstantSource.system());
            var epoch = new Epoch(database, ids, InstantSource.system());
            var documents = new PostgresDocuments(database, epoch);
            var organization = new OrganizationId(ids.next());
            documents.put(organization, Document.create("question:" + ANSWER, "{}"));
            return calls.flushesBeforeReply(ANSWER);
        }
    }
}
