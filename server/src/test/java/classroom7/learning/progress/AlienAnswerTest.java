package classroom7.learning.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.documents.Changes;
import classroom7.documents.Document;
import classroom7.documents.Documents;
import classroom7.documents.DocumentsFailure;
import classroom7.documents.DocumentsFailure.Reason;
import classroom7.documents.Position;
import classroom7.documents.PostgresDocuments;
import classroom7.documents.Put;
import classroom7.learning.Classroom;
import classroom7.learning.answer.Answering;
import classroom7.learning.answer.OwnAnswers;
import classroom7.learning.answer.Receipt;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with one document or one organization stops nobody else's marks. */
class AlienAnswerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"answer\",\"question\":\"q\",\"response\":{}}",
                "{\"question\":\"q\",\"response\":1,\"receivedAt\":\"yesterday\",\"version\":1}",
                "{\"question\":[],\"response\":null,\"version\":{},\"attempt\":\"x\"}"
            })
    void what_somebody_else_wrote_under_an_answers_name_is_left_out(String json) {
        var school = new Classroom();
        var answering = new Answering(school);
        var projection = new Projection(school.database, school.documents, school.questions);
        var lesson = lesson(school);
        var id = "answer:%s:%s:0001:q:alien".formatted(lesson, school.learner.person());
        school.documents.put(school.school, Document.create(id, json));
        answer(school, answering, lesson);
        projection.catchUp(school.school);
        assertEquals(1, marks(school));
        var own = answering.answers.own(school.learner, lesson);
        assertEquals(1, assertInstanceOf(OwnAnswers.Found.class, own).byQuestion().size());
    }

    @Test
    void an_organization_whose_documents_cannot_be_read_holds_no_other_back() {
        var school =
                new Classroom((database, epoch) ->
                        new Unreadable(new PostgresDocuments(database, epoch)));
        var documents = (Unreadable) school.documents;
        var projection = new Projection(school.database, documents, school.questions);
        var order = projection.organizations();
        assertTrue(order.indexOf(school.school) < order.indexOf(school.otherSchool));
        documents.put(school.otherSchool, Document.create("a", "{}"));
        documents.unreadable = school.school;
        assertThrows(DocumentsFailure.class, new ProjectionJob(projection)::run);
        assertEquals(List.of(school.otherSchool.value()), followed(school));
    }

    private static List<String> followed(Classroom school) {
        return school.database
                .sql("select organization_id from projection_position where position <> ''")
                .query(String.class)
                .list();
    }

    private static LessonId lesson(Classroom school) {
        var course = school.course();
        var lesson = school.lesson(school.unit(course, "Water"), "Roots", Answering.LESSON);
        school.publish(lesson);
        school.enrol(school.learner, course);
        return lesson;
    }

    private static void answer(Classroom school, Answering answering, LessonId lesson) {
        var learner = school.learner;
        var question = answering.questions(learner, lesson).getFirst();
        var sent = Answering.answer(question, "{\"choice\":\"f7\"}");
        var receipts = answering.answers.accept(learner, List.of(sent));
        assertInstanceOf(Receipt.Kept.class, receipts.getFirst());
    }

    private static int marks(Classroom school) {
        return school.database
                .sql("select count(*) from answer_mark")
                .query(Integer.class)
                .single();
    }

    /** A real store, of which one organization's changes cannot be read. */
    private static final class Unreadable implements Documents {
        private final Documents real;
        private @Nullable OrganizationId unreadable;

        Unreadable(Documents real) {
            this.real = real;
        }

        @Override
        public Changes changes(OrganizationId organization, Position since, int limit) {
            if (organization.equals(unreadable)) {
                throw new DocumentsFailure(Reason.UNAUTHORISED, "not this one", null);
            }
            return real.changes(organization, since, limit);
        }

        @Override
        public Put put(OrganizationId organization, Document document) {
            return real.put(organization, document);
        }

        @Override
        public List<Put> putAll(OrganizationId organization, List<Document> documents) {
            return real.putAll(organization, documents);
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
        public List<Document> range(
                OrganizationId organization, String from, String to, int limit) {
            return real.range(organization, from, to, limit);
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
}
