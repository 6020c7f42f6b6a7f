package classroom7.learning.lesson;

import classroom7.base.OrganizationId;
import classroom7.documents.Documents;
import classroom7.documents.DocumentsFailure;
import classroom7.learning.question.QuestionVersion;
import classroom7.learning.question.Questions;
import classroom7.platform.database.Database;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what published lessons ask into memory when a process begins: a page over a store that is
 * far away would else wait for its questions, and then for the reader's answers. A store that is
 * away then is told in the log; the first pages read the questions themselves.
 */
public final class QuestionsAhead {
    /** As many as memory for questions holds; those of lessons published last. */
    static final int QUESTIONS_MAX = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(QuestionsAhead.class);

    private final AskedStore store;
    private final Questions questions;

    public QuestionsAhead(Database database, Questions questions) {
        this.store = new AskedStore(database);
        this.questions = questions;
    }

    /** One round trip for each thousand of an organization. */
    public void read() {
        Map<OrganizationId, List<QuestionVersion.Pin>> all = new LinkedHashMap<>();
        for (var asked : store.newest(QUESTIONS_MAX)) {
            all.computeIfAbsent(asked.organization(), key -> new ArrayList<>()).add(asked.pin());
        }
        try {
            all.forEach(this::read);
        } catch (DocumentsFailure e) {
            LOG.warn("Questions are not read ahead: {}", e.getMessage());
        }
    }

    private void read(OrganizationId organization, List<QuestionVersion.Pin> pins) {
        for (int from = 0; from < pins.size(); from += Documents.FIND_ALL_MAX) {
            int to = Math.min(pins.size(), from + Documents.FIND_ALL_MAX);
            questions.findAll(organization, pins.subList(from, to));
        }
    }
}
