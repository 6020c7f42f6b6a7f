package classroom7.bench;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** Two servers measured in turns: now the one first, now the other. */
record Pair(ClassLoad small, ClassLoad grown) {
    private static final int UNMEASURED_ROUNDS = 2;

    Map<ClassLoad.Kind, Comparison> run(int rounds) throws IOException {
        var comparisons = new EnumMap<ClassLoad.Kind, Comparison>(ClassLoad.Kind.class);
        for (var kind : ClassLoad.Kind.values()) {
            comparisons.put(kind, new Comparison());
        }
        for (int round = -UNMEASURED_ROUNDS; round < rounds; round++) {
            boolean smallFirst = round % 2 == 0;
            for (var comparison : comparisons.entrySet()) {
                var first = (smallFirst ? small : grown).run(comparison.getKey());
                var second = (smallFirst ? grown : small).run(comparison.getKey());
                if (round >= 0) {
                    comparison
                            .getValue()
                            .add(smallFirst ? first : second, smallFirst ? second : first);
                }
            }
        }
        return comparisons;
    }
}
