package classroom7.bench;

import classroom7.base.LessonId;
import classroom7.cli.Installation;
import classroom7.platform.database.Database;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** Time given to everybody by another process, and when each learner's page was told of it. */
final class Gift {
    private static final Pattern END = Pattern.compile("\"endsAt\":\"([^\"]+)\"");
    private static final Duration BEFORE = Duration.ofSeconds(3);

    private final ConcurrentHashMap<Integer, String> ends = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, Long> told = new ConcurrentHashMap<>();
    private final Installation installation;
    private final LessonId lesson;
    private volatile long given = Long.MAX_VALUE;

    Gift(Installation installation, LessonId lesson) {
        this.installation = installation;
        this.lesson = lesson;
    }

    /** How long after the commit the pages were told, each asking once a second. */
    Latencies give(URI address, List<byte[]> asking, Duration span) throws InterruptedException {
        var giving =
                Thread.ofVirtual()
                        .start(() -> {
                            LockSupport.parkNanos(BEFORE.toNanos());
                            commit();
                        });
        new Paced(address, asking, this::heard).run(span);
        giving.join();
        var samples = new Samples();
        for (int who = 0; who < asking.size(); who++) {
            Long at = told.get(who);
            if (at == null) {
                samples.fail();
            } else {
                samples.add(at - given);
            }
        }
        return samples.over(span.toSeconds());
    }

    private void commit() {
        installation
                .door(Database.class)
                .sql(
                        """
                        update attempt set ends_at = ends_at + interval '5 minutes'
                         where lesson_id = ?
                        """)
                .params(lesson.value())
                .update();
        given = System.nanoTime();
    }

    private void heard(int who, Answer answer) {
        var found = END.matcher(answer.body());
        if (!found.find()) {
            return;
        }
        var before = ends.putIfAbsent(who, found.group(1));
        if (before != null && !before.equals(found.group(1))) {
            told.putIfAbsent(who, System.nanoTime());
        }
    }
}
