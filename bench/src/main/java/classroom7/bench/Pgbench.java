package classroom7.bench;

import classroom7.platform.database.Address;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's own load program, doing the insert of one answer per transaction. */
final class Pgbench {
    private static final List<String> PLACES =
            List.of("/usr/bin/pgbench", "/usr/local/bin/pgbench");

    private Pgbench() {}

    /** Where it is installed; it comes with Debian's {@code postgresql-15} or newer. */
    static @Nullable Path find() throws IOException {
        var all = new ArrayList<Path>();
        if (Files.isDirectory(Path.of("/usr/lib/postgresql"))) {
            try (var majors = Files.list(Path.of("/usr/lib/postgresql"))) {
                majors.map(major -> major.resolve("bin/pgbench")).forEach(all::add);
            }
        }
        PLACES.forEach(place -> all.add(Path.of(place)));
        return all.stream().filter(Files::isExecutable).findFirst().orElse(null);
    }

    static Latencies run(Path program, Address address, int clients, Duration time)
            throws IOException {
        var folder = Files.createTempDirectory("c7-pgbench-");
        try {
            return run(program, address, folder, clients, time);
        } finally {
            Keeping.remove(folder);
        }
    }

    private static Latencies run(
            Path program, Address address, Path folder, int clients, Duration time)
            throws IOException {
        var script = Files.writeString(folder.resolve("answer.sql"), script());
        var uri = URI.create(address.url().substring("jdbc:".length()));
        var command =
                List.of(
                        program.toString(),
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + clients,
                        "--jobs=1",
                        "--time=" + time.toSeconds(),
                        "--log",
                        "--log-prefix=" + folder.resolve("answer"),
                        "--file=" + script,
                        "--host=" + uri.getHost(),
                        "--port=" + uri.getPort(),
                        "--username=" + address.user(),
                        uri.getPath().substring(1));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", address.password());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("pgbench: " + said);
        }
        return latencies(folder, time);
    }

    /** The same row as the server writes: key, revision, body; the rest are defaults. */
    private static String script() {
        return """
        \\set lesson random(1, 100)
        \\set learner random(1, 100000)
        insert into document (organization_id, id, revision, body)
        values ('pgbench', 'answer:' || :lesson || ':' || :learner || ':0001:00000000000000000000:' || gen_random_uuid(),
                '1-' || md5(random()::text), '%s')
            on conflict do nothing;
        """
                .formatted(Requests.answerDocument());
    }

    private static Latencies latencies(Path folder, Duration time) throws IOException {
        var nanos = new long[0];
        int count = 0;
        try (var logs = Files.newDirectoryStream(folder, "answer.*[0-9]")) {
            for (var log : logs) {
                for (var line : Files.readAllLines(log)) {
                    if (count == nanos.length) {
                        nanos = java.util.Arrays.copyOf(nanos, Math.max(1 << 16, 2 * count));
                    }
                    nanos[count++] = 1000 * Long.parseLong(line.split(" ", 4)[2]);
                }
            }
        }
        return Latencies.of(nanos, count, time.toSeconds(), 0);
    }
}
