package classroom7.learning.answer;

import static classroom7.learning.answer.Answering.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import classroom7.base.LessonId;
import classroom7.documents.CouchDocuments;
import classroom7.documents.Document;
import classroom7.documents.DocumentHome;
import classroom7.documents.Documents;
import classroom7.documents.Epoch;
import classroom7.documents.MainDocuments;
import classroom7.documents.PostgresDocuments;
import classroom7.documents.SecondCopy;
import classroom7.documents.replica.NamedStores;
import classroom7.learning.Classroom;
import classroom7.learning.lesson.Content;
import classroom7.platform.database.Address;
import classroom7.platform.database.Database;
import classroom7.platform.database.Pool;
import classroom7.platform.settings.MailSettings;
import classroom7.platform.settings.Settings;
import classroom7.testing.CouchPeer;
import classroom7.testing.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Receipts count the second copy as soon as it is known to be there, and not before. */
class CopiesTest {
    private final Address replica = TestDatabase.freshAddress();
    private @Nullable URI couch;

    @Test
    void a_receipt_counts_the_second_copy_once_it_is_there() {
        var school = new Room((database, epoch) -> new PostgresDocuments(database, epoch));
        var first = school.sent();
        assertEquals(1, school.copies(first));
        assertEquals(List.of(1, 1), school.readBack());
        school.follow();
        assertEquals(2, school.copies(first));
        assertEquals(List.of(2, 2), school.readBack());
        var second = school.sent();
        assertEquals(1, school.copies(second));
        assertEquals(2, school.copies(first));
        school.follow();
        assertEquals(2, school.copies(second));
    }

    @Test
    void what_the_second_store_refuses_is_no_copy() {
        var school = new Room((database, epoch) -> new PostgresDocuments(database, epoch));
        var refused = school.sent();
        var other = "answer:elsewhere:%s:0001:q:%s".formatted(school.lea(), refused.id());
        try (var pool = Pool.to(replica)) {
            var there = new Database(pool);
            var epoch = new Epoch(there, school.room.ids, school.room.clock);
            new PostgresDocuments(there, epoch)
                    .put(school.room.school, Document.create(other, "{}"));
        }
        school.follow();
        assertEquals(1, school.copies(refused));
        assertEquals(2, school.copies(school.first));
    }

    @Test
    void what_another_store_or_another_epoch_held_is_no_copy() {
        var school = new Room((database, epoch) -> new PostgresDocuments(database, epoch));
        school.follow();
        assertEquals(2, school.copies(school.first));
        school.epoch.renew();
        assertEquals(1, school.copies(school.first));
        school.follow();
        assertEquals(2, school.copies(school.first));
        school.room.database.sql("update replica_progress set replica = 'elsewhere'").update();
        assertEquals(1, school.copies(school.first));
    }

    @Test
    void in_a_couchdb_it_counts_when_no_write_can_be_under_way_any_more() {
        couch = CouchPeer.address();
        var server = couch;
        var school = new Room((database, epoch) -> new CouchDocuments(server, epoch));
        school.follow();
        assertEquals(1, school.copies(school.first));
        school.room.pass(Duration.ofMinutes(3));
        var late = school.sent();
        school.follow();
        assertEquals(2, school.copies(school.first));
        assertEquals(1, school.copies(late));
    }

    /** A lesson with one answer in it, and a second store that is followed into when asked. */
    private final class Room {
        final Classroom room;
        final Answering answering;
        final LessonId lesson;
        final List<Content.Pinned> questions;
        final SentAnswer first;
        Epoch epoch;

        Room(BiFunction<Database, Epoch, Documents> store) {
            room =
                    new Classroom((database, its) -> {
                        epoch = its;
                        return new MainDocuments(
                                new DocumentHome(database, its),
                                its,
                                name -> store.apply(database, its),
                                new SecondCopy(database, address()));
                    });
            answering = new Answering(room);
            var course = room.course();
            lesson = room.lesson(room.unit(course, "Water"), "Roots", Answering.LESSON);
            room.publish(lesson);
            room.enrol(room.learner, course);
            questions = answering.questions(room.learner, lesson);
            first = sent();
        }

        String lea() {
            return room.learner.person().value();
        }

        SentAnswer sent() {
            var sent = answer(questions.getFirst(), "{\"choice\":\"f7\"}");
            assertEquals(1, copies(sent));
            return sent;
        }

        /** Of its receipt, when the device sends it again. */
        int copies(SentAnswer sent) {
            var receipt = answering.answers.accept(room.learner, List.of(sent)).getFirst();
            return assertInstanceOf(Receipt.Kept.class, receipt, () -> "" + receipt).copies();
        }

        /** Of the answer that counts, and of its receipt on paper. */
        List<Integer> readBack() {
            var own = answering.answers.own(room.learner, lesson);
            var receipts = new Receipts(room.database, room.documents).own(room.learner, lesson);
            return List.of(
                    assertInstanceOf(OwnAnswers.Found.class, own)
                            .byQuestion()
                            .values()
                            .iterator()
                            .next()
                            .copies(),
                    assertInstanceOf(OwnReceipts.Found.class, receipts).all().getFirst().copies());
        }

        void follow() {
            var settings =
                    new Settings(
                            Path.of("."),
                            "",
                            0,
                            null,
                            couch,
                            null,
                            "",
                            Map.of(NamedStores.REPLICA, address()),
                            MailSettings.FILES);
            try (var stores =
                    new NamedStores(settings, room.database, epoch, room.ids, room.clock)) {
                stores.copying(NamedStores.MAIN, NamedStores.REPLICA).round(tally -> {});
            }
        }

        private URI address() {
            return URI.create(TestDatabase.url(replica));
        }
    }
}
