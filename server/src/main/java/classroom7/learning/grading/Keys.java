package classroom7.learning.grading;

import classroom7.base.OrganizationId;
import classroom7.base.QuestionId;
import classroom7.documents.Documents;
import classroom7.learning.question.QuestionVersion;
import classroom7.learning.question.QuestionVersion.Pin;
import classroom7.learning.question.Questions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Keys to mark with. All versions of a question up to its newest never change, so they are answered
 * from the questions' memory; at most one round trip for those that are not in it.
 */
public final class Keys {
    /** So many of a question's newest versions are looked at. */
    static final int VERSIONS_MAX = 50;

    private final Questions questions;

    public Keys(Questions questions) {
        this.questions = questions;
    }

    /**
     * The keys of questions.
     *
     * @param newest the newest version of each
     */
    public KeyRing ring(OrganizationId organization, Map<QuestionId, Integer> newest) {
        var pins = new ArrayList<Pin>();
        newest.forEach((question, version) ->
                IntStream.rangeClosed(Math.max(1, version - VERSIONS_MAX + 1), version)
                        .forEach(number -> pins.add(new Pin(question, number))));
        Map<QuestionId, List<QuestionVersion>> found = new HashMap<>();
        for (int from = 0; from < pins.size(); from += Documents.FIND_ALL_MAX) {
            var part = pins.subList(from, Math.min(pins.size(), from + Documents.FIND_ALL_MAX));
            for (var version : questions.findAll(organization, part).values()) {
                found.computeIfAbsent(version.id(), id -> new ArrayList<>()).add(version);
            }
        }
        found.replaceAll((question, all) -> published(all));
        return new KeyRing(found);
    }

    /** From the newest back to the first; what unfinished publications left between is no key. */
    private static List<QuestionVersion> published(List<QuestionVersion> all) {
        var published = new ArrayList<QuestionVersion>();
        int next = Integer.MAX_VALUE;
        for (var version :
                all.stream()
                        .sorted(Comparator.comparingInt(QuestionVersion::version).reversed())
                        .toList()) {
            if (version.version() <= next) {
                published.add(version);
                next = version.follows();
            }
        }
        return published;
    }
}
