package classroom7.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/** What the class does on one server: one half of it answers, the other reads what it answered. */
final class ClassLoad {
    private static final Duration WARM = Duration.ofMillis(100);

    private final Up up;
    private final Duration time;
    private final Requests readers;
    private final Requests writers;
    private final List<Requests.Question> questions;

    /** What is asked for. */
    enum Kind {
        ANSWER("answering"),
        OWN("reading one's own answers in a lesson"),
        GRID("the teacher's grid, 100 learners and 10 lessons");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    ClassLoad(Up up, World world, Duration time) throws IOException {
        this.up = up;
        this.time = time;
        var host = up.address().getAuthority();
        int half = world.learners().size() / 2;
        readers = new Requests(host, world.of(world.learners().subList(0, half)));
        writers =
                new Requests(
                        host, world.of(world.learners().subList(half, world.learners().size())));
        questions = readers.questions(up.address());
        var receipt = Answer.once(up.address(), writers.answers(questions).apply(0));
        if (!receipt.contains("\"state\":\"accepted\"")) {
            throw new IOException("Not accepted: " + receipt);
        }
    }

    Latencies run(Kind kind) throws IOException {
        return new Load(up.address(), 1, requests(kind)).run(WARM, time);
    }

    private IntFunction<byte[]> requests(Kind kind) {
        return switch (kind) {
            case ANSWER -> writers.answers(questions);
            case OWN -> readers.own();
            case GRID -> {
                var grid = readers.grid();
                yield number -> grid;
            }
        };
    }
}
