package classroom7.learning.progress;

import classroom7.base.QuestionId;
import classroom7.learning.answer.KeptAnswer;
import classroom7.learning.answer.Standing;
import classroom7.learning.grading.Grading;
import classroom7.learning.grading.KeyRing;
import classroom7.learning.question.QuestionVersion;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One attempt's answers, question by question. */
final class LearnerWorks {
    private LearnerWorks() {}

    static List<LearnerWork.Answered> answered(
            WorkStore.Ground ground, KeyRing ring, List<KeptAnswer> answers) {
        var byQuestion = answers.stream().collect(Collectors.groupingBy(KeptAnswer::question));
        return byQuestion.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> place(ground, entry.getKey())))
                .map(entry -> answered(ground, ring, entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Questions that the lesson no longer asks come last. */
    private static int place(WorkStore.Ground ground, QuestionId question) {
        int place = ground.order().indexOf(question);
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private static LearnerWork.Answered answered(
            WorkStore.Ground ground, KeyRing ring, QuestionId question, List<KeptAnswer> all) {
        var due = ground.due(all.getFirst().attempt());
        var standing = Standing.of(all, due);
        var counts = standing.counts();
        var key = ring.key(question, counts.version());
        return new LearnerWork.Answered(
                question,
                version(ring, question, counts.version()),
                key == null ? null : Grading.mark(key, counts.response()),
                standing.lateness(),
                standing.counted(),
                counts.id(),
                standing.others().stream().map(one -> received(one, due)).toList(),
                all.stream()
                        .sorted(Comparator.comparing(KeptAnswer::receivedAt).reversed())
                        .map(answer -> received(answer, due))
                        .toList());
    }

    private static @Nullable QuestionVersion version(
            KeyRing ring, QuestionId question, int number) {
        return ring.versions().getOrDefault(question, List.of()).stream()
                .filter(version -> version.version() == number)
                .findFirst()
                .orElse(null);
    }

    private static LearnerWork.Received received(KeptAnswer answer, Standing.Due due) {
        return new LearnerWork.Received(
                answer.id(),
                answer.device(),
                answer.sequence(),
                answer.response(),
                answer.receivedAt(),
                answer.answeredAt(),
                answer.digest(),
                due.lateness(answer));
    }
}
