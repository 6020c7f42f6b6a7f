package classroom7.learning.question;

import classroom7.base.Ids;
import classroom7.base.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What stands behind the opening {@code ???}: kind, points, id and further settings. */
record FenceSettings(
        String kind,
        BigDecimal points,
        boolean shuffle,
        @Nullable String id,
        Map<String, String> others,
        List<Problem> problems) {

    static FenceSettings read(String rest) {
        var problems = new ArrayList<Problem>();
        if (rest.length() > BlockSyntax.FENCE_LENGTH_MAX) {
            problems.add(
                    Problem.of("", "question.text.fence-length", BlockSyntax.FENCE_LENGTH_MAX));
            return new FenceSettings("", BigDecimal.ONE, false, null, Map.of(), problems);
        }
        var others = new TreeMap<String, String>();
        var kind = words(rest, others, problems);
        var points = points(others.remove("points"), problems);
        var shuffle = !"no".equals(others.getOrDefault("shuffle", "no"));
        others.remove("shuffle");
        var id = others.remove("id");
        if (id != null && !Ids.isId(id)) {
            id = null;
        }
        return new FenceSettings(kind, points, shuffle, id, others, problems);
    }

    private static String words(String rest, Map<String, String> settings, List<Problem> problems) {
        var kind = "";
        var word = BlockSyntax.SETTING.matcher(rest);
        int at = 0;
        while (word.find()) {
            var between = rest.substring(at, word.start()).strip();
            if (!between.isEmpty()) {
                problems.add(Problem.of("", "question.text.fence-word", between));
            }
            at = word.end();
            var name = word.group(1).toLowerCase(Locale.ROOT);
            var quoted = word.group(2);
            var bare = word.group(3);
            if (quoted != null) {
                settings.put(name, quoted.replaceAll("\\\\(.)", "$1"));
            } else if (bare != null) {
                settings.put(name, bare);
            } else if (name.equals("shuffle")) {
                settings.put(name, "yes");
            } else if (kind.isEmpty()) {
                kind = name;
            } else {
                problems.add(Problem.of("", "question.text.fence-word", name));
            }
        }
        var left = rest.substring(at).strip();
        if (!left.isEmpty()) {
            problems.add(Problem.of("", "question.text.fence-word", left));
        }
        return kind;
    }

    private static BigDecimal points(@Nullable String points, List<Problem> problems) {
        if (points == null) {
            return BigDecimal.ONE;
        }
        if (BlockSyntax.POINTS.matcher(points).matches()) {
            var number = new BigDecimal(points.replace(',', '.'));
            if (number.compareTo(BigDecimal.valueOf(Question.POINTS_MAX)) <= 0) {
                return number;
            }
        }
        problems.add(Problem.of("points", "question.points.range", Question.POINTS_MAX));
        return BigDecimal.ONE;
    }
}
