package classroom7.operations.drill;

import classroom7.base.OrganizationId;
import classroom7.documents.Document;
import classroom7.documents.Documents;
import classroom7.learning.answer.KeptAnswer;
import classroom7.learning.progress.Projection;
import classroom7.platform.process.Wait;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the ledgers of all learners against the store and against what is derived from it. */
final class Check {
    private static final Duration CATCH_UP_MAX = Duration.ofSeconds(60);
    private static final int PAGE = 1000;
    private static final String END = "answer:~";
    private static final JsonMapper JSON = new JsonMapper();

    private final OrganizationId organization;
    private final Documents documents;
    private final Projection projection;
    private final DrillStore store;
    private final Findings findings;

    Check(OrganizationId organization, Doors doors, DrillStore store, Findings findings) {
        this.organization = organization;
        this.documents = doors.documents();
        this.projection = doors.projection();
        this.store = store;
        this.findings = findings;
    }

    /** The doors that it looks through. */
    record Doors(Documents documents, Projection projection) {}

    /** Everything; what is wrong becomes a finding. */
    void all(List<Learner> learners) {
        marks(learners, receipts(learners));
        rebuild();
    }

    /** Returns how many answers are there, which may be more than memory holds at once. */
    private long receipts(List<Learner> learners) {
        Map<String, Learner> byPerson = new HashMap<>();
        learners.forEach(learner -> byPerson.put(learner.person(), learner));
        Map<String, Integer> seen = new HashMap<>();
        long there = 0;
        var page = documents.range(organization, "answer:", END, PAGE);
        while (!page.isEmpty()) {
            for (var document : page) {
                there++;
                hold(document, byPerson, seen);
            }
            page = documents.range(organization, page.getLast().id() + "!", END, PAGE);
        }
        for (var learner : learners) {
            learner.given().forEach(given -> count(learner, given, seen.get(given.id())));
        }
        return there;
    }

    private void hold(Document document, Map<String, Learner> byPerson, Map<String, Integer> seen) {
        var body = JSON.readTree(document.json());
        var id = body.path("id").asString();
        var place = KeptAnswer.place(document.id());
        var learner = place == null ? null : byPerson.get(place.learner().value());
        var given = learner == null ? null : learner.given(id);
        if (learner == null || given == null) {
            findings.add("Nobody gave the answer %s that is there", id);
        } else if (seen.merge(given.id(), 1, Integer::sum) == 1) {
            compare(given, learner.receipt(given), body);
        }
    }

    private void compare(Given given, Learner.@Nullable Receipt receipt, JsonNode body) {
        if (!given.digest().equals(body.path("digest").asString())
                || !given.digest().equals(Given.digest(body))) {
            findings.add("Answer %s is there with other content", given.id());
        }
        if (receipt != null
                && !body.path("receivedAt").asString().equals(receipt.receivedAt().toString())) {
            findings.add("Answer %s was received at another time than promised", given.id());
        }
    }

    private void count(Learner learner, Given given, @Nullable Integer times) {
        if (learner.receipt(given) == null) {
            findings.add("Answer %s has no receipt at the end", given.id());
        } else if (times == null) {
            findings.add("Answer %s has a receipt and is LOST", given.id());
        } else if (times > 1) {
            findings.add("Answer %s is there %d times", given.id(), times);
        }
    }

    /**
     * The job process must get there by itself; then every answer counts once and the right one.
     */
    private void marks(List<Learner> learners, long there) {
        long given = learners.stream().mapToLong(learner -> learner.given().size()).sum();
        Wait.until(CATCH_UP_MAX, () -> counted() == there);
        if (counted() != given) {
            findings.add("%d answers were given and %d are counted", given, counted());
        }
        var expected = new HashMap<String, String>();
        for (var learner : learners) {
            learner.given().stream()
                    .filter(one -> learner.receipt(one) != null)
                    .collect(Collectors.groupingBy(one -> place(learner, one)))
                    .forEach((place, all) -> expected.put(place, standing(learner, all)));
        }
        for (var mark : store.marked(organization)) {
            var place = place(mark.lesson(), mark.person(), mark.attempt(), mark.question());
            var standing = mark.answer() + " of " + mark.answers();
            var wanted = expected.remove(place);
            if (!standing.equals(wanted)) {
                findings.add("At %s counts %s, not %s", place, standing, wanted);
            }
        }
        expected.keySet().forEach(place -> findings.add("Nothing counts at %s", place));
    }

    private long counted() {
        try {
            return store.counted(organization);
        } catch (DataAccessException e) {
            return -1; // connections that the last fault broke
        }
    }

    private static String place(Learner learner, Given given) {
        return place(given.lesson(), learner.person(), given.attempt(), given.question());
    }

    private static String place(String lesson, String person, int attempt, String question) {
        return lesson + " " + person + " " + attempt + " " + question;
    }

    /** Of each device the highest sequence, of these the one received last. */
    private static String standing(Learner learner, List<Given> all) {
        Comparator<Given> received =
                Comparator.comparing(
                        one -> Objects.requireNonNull(learner.receipt(one)).receivedAt());
        var counts =
                all.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Given::device,
                                        Collectors.maxBy(Comparator.comparing(Given::sequence))))
                        .values()
                        .stream()
                        .flatMap(Optional::stream)
                        .max(received.thenComparing(Given::sequence))
                        .orElseThrow();
        return counts.id() + " of " + all.size();
    }

    private void rebuild() {
        projection.settle(organization);
        var followed = store.derived(organization);
        projection.rebuild(organization);
        if (!followed.equals(store.derived(organization))) {
            findings.add("What was derived from answers differs from what a rebuild derives");
        }
    }
}
