package classroom7.operations.failure;

import classroom7.people.person.Persons;
import classroom7.platform.database.Database;
import classroom7.platform.failure.Failure;
import classroom7.platform.failure.Failures;
import classroom7.platform.job.Recurring;
import classroom7.platform.mail.Letter;
import classroom7.platform.mail.Outgoing;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Mails the operators what went wrong for the first time, or again after it was resolved: within a
 * minute, once for each group, all that is new in one letter. It is told in the transaction that
 * queues the letters, so that a kill tells it neither never nor twice.
 */
public final class FailureNews implements Recurring {
    private static final Duration PAUSE = Duration.ofSeconds(20);

    /** Groups that one letter tells of. */
    static final int TOLD_MAX = 200;

    /** Of those named in it. */
    static final int NAMED_MAX = 20;

    private final Failures failures;
    private final Persons persons;
    private final Outgoing outgoing;
    private final Database database;

    public FailureNews(Failures failures, Persons persons, Outgoing outgoing, Database database) {
        this.failures = failures;
        this.persons = persons;
        this.outgoing = outgoing;
        this.database = database;
    }

    @Override
    public String name() {
        return "failure news";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        database.transact(() -> {
            var operators = persons.operators();
            // Before the first operator there is nobody to tell, and it is not lost.
            var news = operators.isEmpty() ? List.<Failure>of() : failures.takeUntold(TOLD_MAX);
            if (!news.isEmpty()) {
                operators.forEach(operator ->
                        outgoing.send(
                                new Letter(
                                        operator.email().value(),
                                        operator.name(),
                                        operator.language(),
                                        "failures",
                                        List.of(news.size(), named(news)),
                                        "/operations/failures")));
            }
        });
    }

    private static String named(List<Failure> news) {
        var named =
                news.stream()
                        .limit(NAMED_MAX)
                        .map(one -> one.type() + "\n" + one.place())
                        .collect(Collectors.joining("\n\n"));
        return news.size() > NAMED_MAX ? named + "\n\n…" : named;
    }
}
