package classroom7.learning.question;

import classroom7.base.Ids;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Gives ids to the questions and choices of a lesson's text that have none. */
final class BlockIdentifier {
    private static final int LINE_ID_LENGTH = 4;
    private static final Pattern FENCE_ID = Pattern.compile("\\sid=(\"[^\"]*\"|\\S*)");

    private final Ids ids;
    private final Predicate<String> taken;

    BlockIdentifier(Ids ids, Predicate<String> taken) {
        this.ids = ids;
        this.taken = taken;
    }

    String identify(String lesson) {
        var out = new ArrayList<String>();
        for (var segment : BlockReader.read(lesson)) {
            switch (segment) {
                case Segment.Prose prose -> out.add(prose.source());
                case Segment.Asked asked -> out.add(identify(asked));
            }
        }
        return String.join("\n", out);
    }

    private String identify(Segment.Asked asked) {
        var lines = asked.source().split("\n", -1);
        var question = asked.question();
        var id = question.id();
        if (id == null || taken.test(id.value())) {
            lines[0] = FENCE_ID.matcher(lines[0]).replaceAll("").stripTrailing();
            lines[0] += " id=" + ids.next();
        }
        var seen = new HashSet<String>();
        question.lines().forEach(line -> seen.add(String.valueOf(line.id())));
        for (int at = 0; at < question.lines().size(); at++) {
            var line = question.lines().get(at);
            if (line.id() == null && carriesId(question, line)) {
                int index = asked.lines().get(at) - asked.line();
                lines[index] = withoutId(lines[index]) + " {#" + lineId(seen) + "}";
            }
        }
        return String.join("\n", List.of(lines));
    }

    private static boolean carriesId(Question question, Line line) {
        var kind = Kinds.built().find(question.kind());
        return kind == null ? line.mark() != Line.Mark.EQUALS : kind.identifiesLines();
    }

    private static String withoutId(String line) {
        var named = BlockSyntax.LINE_ID.matcher(line);
        return named.matches() && named.group(1) != null ? named.group(1) : line;
    }

    private String lineId(HashSet<String> seen) {
        while (true) {
            var id = ids.next();
            var end = id.substring(id.length() - LINE_ID_LENGTH);
            if (seen.add(end)) {
                return end;
            }
        }
    }
}
