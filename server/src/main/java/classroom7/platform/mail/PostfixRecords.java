package classroom7.platform.mail;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What a Postfix on this machine says of a letter that we do not know whether it has: its queue,
 * and its log of what left the queue. A letter that was cut off has a Message-ID in the log, too,
 * but never comes into the active queue.
 */
final class PostfixRecords {
    /** What is known of a letter. */
    enum Word {
        HAS_IT,
        HAS_IT_NOT,
        /** The log cannot be read, or is not of the time. */
        NOTHING
    }

    private static final Duration QUEUE_MAX = Duration.ofSeconds(30);
    private static final Duration CLOCK_TICK = Duration.ofSeconds(1);
    private static final Pattern ACTIVE = Pattern.compile("/qmgr\\[\\d+\\]: (\\w+): from=<");
    private static final Pattern QUEUED = Pattern.compile("\"queue_id\": \"(\\w+)\"");

    private final Path log;

    PostfixRecords(Path log) {
        this.log = log;
    }

    /**
     * @param begun when the text was begun: a log that was not written since is another's
     */
    Word of(String messageId, Instant begun) {
        try {
            if (Files.getLastModifiedTime(log).toInstant().isBefore(begun.minus(CLOCK_TICK))) {
                return Word.NOTHING;
            }
            var queued = queued(); // first: what leaves the queue now is in the log then
            var known = new HashSet<String>();
            var active = new HashSet<>(queued);
            read(log.resolveSibling(log.getFileName() + ".1"), messageId, known, active);
            read(log, messageId, known, active);
            known.retainAll(active);
            return known.isEmpty() ? Word.HAS_IT_NOT : Word.HAS_IT;
        } catch (IOException e) {
            return Word.NOTHING;
        }
    }

    private static void read(Path file, String messageId, Set<String> known, Set<String> active)
            throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        var named =
                Pattern.compile(
                        "/cleanup\\[\\d+\\]: (\\w+): message-id=<"
                                + Pattern.quote(messageId)
                                + ">");
        try (var reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                var name = named.matcher(line);
                if (name.find()) {
                    known.add(name.group(1));
                }
                var taken = ACTIVE.matcher(line);
                if (!known.isEmpty() && taken.find()) {
                    active.add(taken.group(1));
                }
            }
        }
    }

    /** The ids of all letters in Postfix's queues. */
    private static Set<String> queued() throws IOException {
        var process =
                new ProcessBuilder(List.of("postqueue", "-j"))
                        .redirectError(Redirect.DISCARD)
                        .start();
        var ids = new HashSet<String>();
        try (var reader = process.inputReader(StandardCharsets.ISO_8859_1)) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                var id = QUEUED.matcher(line);
                if (id.find()) {
                    ids.add(id.group(1));
                }
            }
        }
        try {
            if (!process.waitFor(QUEUE_MAX.toSeconds(), TimeUnit.SECONDS)
                    || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("postqueue does not say what is in the queue");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted looking into the queue", e);
        }
        return ids;
    }
}
