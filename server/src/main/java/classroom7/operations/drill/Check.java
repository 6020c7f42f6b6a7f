package classroom7.operations.drill;

import classroom7.base.OrganizationId;
import classroom7.documents.Document;
import classroom7.documents.Documents;
import classroom7.learning.progress.Projection;
import classroom7.platform.process.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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
        var there = documents();
        receipts(learners, there);
        marks(learners, there.size());
        rebuild();
    }

    private void receipts(List<Learner> learners, List<Document> there) {
        Map<String, List<JsonNode>> kept = new HashMap<>();
        for (var document : there) {
            var body = JSON.readTree(document.json());
            kept.computeIfAbsent(body.path("id").asString(), id -> new ArrayList<>()).add(body);
        }
        for (var learner : learners) {
            for (var given : learner.given()) {
                compare(learner, given, kept.getOrDefault(given.id(), List.of()));
                kept.remove(given.id());
            }
        }
        kept.keySet().forEach(id -> findings.add("Nobody gave the answer %s that is there", id));
    }

    private void compare(Learner learner, Given given, List<JsonNode> there) {
        var receipt = learner.receipt(given);
        if (receipt == null) {
            findings.add("Answer %s has no receipt at the end", given.id());
            return;
        }
        if (there.isEmpty()) {
            findings.add("Answer %s has a receipt and is LOST", given.id());
            return;
        }
        if (there.size() > 1) {
            findings.add("Answer %s is there %d times", given.id(), there.size());
        }
        var body = there.getFirst();
        if (!given.digest().equals(body.path("digest").asString())
                || !given.digest().equals(Given.digest(body))) {
            findings.add("Answer %s is there with other content", given.id());
        }
        if (!body.path("receivedAt").asString().equals(receipt.receivedAt().toString())) {
            findings.add("Answer %s was received at another time than promised", given.id());
        }
    }

    private List<Document> documents() {
        var all = new ArrayList<Document>();
        for (var from = "answer:"; ; from = all.getLast().id() + "!") {
            var page = documents.range(organization, from, END, PAGE);
            all.addAll(page);
            if (page.size() < PAGE) {
                return all;
            }
        }
    }

    /**
     * The job process must get there by itself; then every answer counts once and the right one.
     */
    private void marks(List<Learner> learners, int there) {
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
