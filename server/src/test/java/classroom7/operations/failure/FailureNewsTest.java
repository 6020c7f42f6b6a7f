package classroom7.operations.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.learning.Classroom;
import classroom7.people.person.Persons;
import classroom7.platform.failure.Circumstances;
import classroom7.platform.failure.Failures;
import classroom7.platform.mail.Letter;
import classroom7.platform.mail.MailFailure;
import classroom7.platform.mail.Outgoing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureNewsTest {
    private final Classroom school = new Classroom();
    private final List<Letter> letters = new ArrayList<>();

    @TempDir Path home;

    private Failures failures;

    @BeforeEach
    void open() {
        failures = new Failures(school.database, home, school.clock, "jobs 1");
    }

    private FailureNews news(Outgoing outgoing) {
        return new FailureNews(failures, new Persons(school.database), outgoing, school.database);
    }

    private void operatorIs(String name) {
        school.database
                .sql("update person set operator = true where name = ?")
                .param(name)
                .update();
    }

    private void fail(String type) {
        failures.see(
                type.equals("state") ? new IllegalStateException("a") : new StackOverflowError(),
                Circumstances.NONE);
        failures.keep();
    }

    @Test
    void operators_are_told_once_of_all_that_is_new() {
        operatorIs("Ada Owner");
        operatorIs("Otto Owner");
        fail("state");
        fail("overflow");
        news(letters::add).run();
        assertEquals(2, letters.size());
        assertEquals(2, letters.getFirst().arguments().getFirst());
        var named = letters.getFirst().arguments().get(1).toString();
        assertTrue(named.contains("StackOverflowError"), named);
        assertTrue(named.contains("IllegalStateException"), named);
        fail("state");
        news(letters::add).run();
        assertEquals(2, letters.size());
    }

    @Test
    void what_could_not_be_queued_is_told_next_time() {
        operatorIs("Ada Owner");
        fail("state");
        var full =
                news(letter -> {
                    throw new MailFailure("queue", new IllegalStateException("planted"));
                });
        assertThrows(MailFailure.class, full::run);
        news(letters::add).run();
        assertEquals(1, letters.size());
    }

    @Test
    void without_an_operator_news_wait() {
        fail("state");
        news(letters::add).run();
        assertEquals(List.of(), letters);
        operatorIs("Ada Owner");
        news(letters::add).run();
        assertEquals(1, letters.size());
    }
}
