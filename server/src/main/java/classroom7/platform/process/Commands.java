package classroom7.platform.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words put in front of a child's command so that it lives and dies with us. */
public final class Commands {
    private Commands() {}

    /**
     * A program that outlives a Ctrl-C meant for us (it has its own session), but gets SIGINT when
     * the thread that started it ends, however it ends. It refuses to run as root: as root it runs
     * in a user namespace of its own, where it is nobody and its files stay ours.
     */
    public static List<String> unprivileged(List<String> command) {
        var all = new ArrayList<String>();
        prefix(all, "setsid");
        if (isRoot()) {
            if (onPath("unshare") == null) {
                throw new Refusal(
                        "PostgreSQL does not run as root and this machine has no `unshare`:"
                                + " start Classroom7 as an ordinary user.");
            }
            demandNamespaces();
            prefix(all, "unshare", "--user");
        }
        prefix(all, "setpriv", "--pdeathsig", "INT");
        all.addAll(command);
        return all;
    }

    /** A program that is killed when the thread that started it ends, however it ends. */
    public static List<String> dependent(List<String> command) {
        var all = new ArrayList<String>();
        prefix(all, "setpriv", "--pdeathsig", "KILL");
        all.addAll(command);
        return all;
    }

    /** Some kernels, and most containers, forbid it: found out before something is half begun. */
    private static void demandNamespaces() {
        var trial = List.of("unshare", "--user", "true");
        try {
            var process = new ProcessBuilder(trial).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new Refusal(
                        String.format(
                                Locale.ROOT,
                                "PostgreSQL does not run as root, and this machine forbids `unshare --user` (%s): start Classroom7 as an ordinary user, or name a PostgreSQL in C7_DATABASE_URL.",
                                said.strip().replaceFirst("^unshare: ", "")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Try `unshare --user`", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted trying `unshare --user`", e);
        }
    }

    public static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void prefix(List<String> all, String program, String... arguments) {
        if (onPath(program) instanceof Path path) {
            all.add(path.toString());
            all.addAll(List.of(arguments));
        }
    }

    private static @Nullable Path onPath(String program) {
        var path = System.getenv().getOrDefault("PATH", "") + ":/usr/bin:/bin:/usr/sbin:/sbin";
        for (var folder : path.split(File.pathSeparator, -1)) {
            var candidate = Path.of(folder, program);
            if (!folder.isEmpty() && Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
