package classroom7.documents;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Document ids {@code answer:{lesson}:{learner}:{attempt}:{question}:{answer id}}, whose last part
 * names one answer of a learner. PostgreSQL has an index for that; for CouchDB see {@link
 * AnswerNames}.
 */
final class AnswerIds {
    private static final String TYPE = "answer";
    private static final int PARTS = 6;

    private AnswerIds() {}

    private record Part(String lessonAndLearner, String answer) {
        static @Nullable Part of(String id) {
            var parts = id.split(":", PARTS);
            return parts.length == PARTS && parts[0].equals(TYPE)
                    ? new Part(String.join(":", TYPE, parts[1], parts[2], ""), parts[PARTS - 1])
                    : null;
        }
    }

    /** What all ids of the learner's answers in the lesson begin with; null: it is no answer. */
    static @Nullable String prefix(String id) {
        return Part.of(id) instanceof Part part ? part.lessonAndLearner() : null;
    }

    /**
     * Those of the documents to create whose answer is there under another name, or comes before it
     * in the list.
     *
     * @param beginningWith the ids that begin with a prefix: asked once for each lesson and learner
     */
    static Set<Document> taken(
            List<Document> documents, Function<String, Collection<String>> beginningWith) {
        Map<String, List<Document>> created = new LinkedHashMap<>();
        for (var document : documents) {
            if (document.revision() == null && Part.of(document.id()) instanceof Part part) {
                created.computeIfAbsent(part.lessonAndLearner(), p -> new ArrayList<>())
                        .add(document);
            }
        }
        var taken = new HashSet<Document>();
        created.forEach((prefix, group) -> {
            var names = new HashMap<String, String>();
            beginningWith.apply(prefix).forEach(id -> isNamedBy(names, id));
            group.stream().filter(document -> !isNamedBy(names, document.id())).forEach(taken::add);
        });
        return taken;
    }

    /** Whether the answer has this id; one that had none has it from now on. */
    private static boolean isNamedBy(Map<String, String> names, String id) {
        return Part.of(id) instanceof Part part
                && names.computeIfAbsent(part.answer(), answer -> id).equals(id);
    }
}
