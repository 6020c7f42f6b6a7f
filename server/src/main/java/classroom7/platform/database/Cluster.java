package classroom7.platform.database;

import classroom7.platform.process.Commands;
import classroom7.platform.process.Disk;
import classroom7.platform.process.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The data folder of the embedded PostgreSQL: {@code HOME/database}, made once and whole, with a
 * superuser that only this class uses and the role and database of the product.
 */
final class Cluster {
    static final String OWNER = "postgres";
    static final String ROLE = "classroom7";
    private static final int PASSWORD_BYTES = 24;

    private final Path home;
    private final PostgresBinaries binaries;

    Cluster(Path home, PostgresBinaries binaries) {
        this.home = home;
        this.binaries = binaries;
    }

    Path folder() {
        return folder(home);
    }

    static Path folder(Path home) {
        return home.resolve("database");
    }

    /** The folder of its log; an operator may have put it on a disk of its own. */
    Path logFolder() {
        return folder().resolve("pg_wal");
    }

    /** Whichever of both has no room for the server to come back, or null. */
    @Nullable Path fullFolder() {
        return Stream.of(folder(), logFolder())
                .filter(Files::exists)
                .filter(Predicate.not(Disk::hasRoomToRecover))
                .findFirst()
                .orElse(null);
    }

    /** The password of both roles; only who may read the home folder's 0600 files knows it. */
    String password() {
        try {
            return Files.readString(home.resolve("database-password")).strip();
        } catch (IOException e) {
            throw new Refusal(
                    String.format(
                            Locale.ROOT,
                            "%s cannot be read: put the file back as it was, the database does not open without it.",
                            home.resolve("database-password")),
                    e);
        }
    }

    /** Makes the data folder if there is none; otherwise looks whether it is ours to open. */
    void prepare() {
        if (!Files.exists(folder())) {
            create();
            return;
        }
        var version = folder().resolve("PG_VERSION");
        try {
            refuseOther(Files.readString(version).strip());
        } catch (IOException e) {
            throw damaged(String.format(Locale.ROOT, "%s is missing or unreadable", version), e);
        }
    }

    Refusal damaged(String what, Throwable cause) {
        return new Refusal(
                String.format(
                        Locale.ROOT,
                        "The database under %s is damaged (%s): restore a backup, or move that folder aside to begin anew. Nothing was changed.",
                        folder(),
                        what),
                cause);
    }

    private void refuseOther(String major) {
        if (!major.equals(Integer.toString(PostgresBinaries.MAJOR))) {
            throw new Refusal(
                    String.format(
                            Locale.ROOT,
                            "%1$s was written by PostgreSQL %2$s, this Classroom7 brings %3$d: start the Classroom7 that wrote it, or upgrade it with `pg_upgrade -b /usr/lib/postgresql/%2$s/bin -B %4$s -d %1$s -D %1$s-%3$d`. Nothing was changed.",
                            folder(),
                            major,
                            PostgresBinaries.MAJOR,
                            binaries.folder().resolve("bin")));
        }
    }

    private void create() {
        try {
            var draft = home.resolve("database-draft");
            Folders.remove(draft);
            var password = keepPassword();
            run("", "initdb", "-D", draft.toString(), "-U", OWNER, "-E", "UTF8", "-A")
                    .with("scram-sha-256", "--pwfile=" + home.resolve("database-password"))
                    .with("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
                    .with("--no-instructions", "--set=unix_socket_directories=")
                    .go();
            var roles =
                    String.format(
                            Locale.ROOT,
                            "create role %1$s login password '%2$s';%ncreate database %1$s owner %1$s;%n",
                            ROLE,
                            password);
            run(roles, "postgres", "--single", "-D", draft.toString(), OWNER).go();
            Files.move(draft, folder(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Create the database under " + home, e);
        }
    }

    private String keepPassword() throws IOException {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        var password = HexFormat.of().formatHex(bytes);
        var file = home.resolve("database-password");
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, password + "\n");
        return password;
    }

    private Run run(String input, String program, String... arguments) {
        var command = new java.util.ArrayList<>(List.of(binaries.program(program).toString()));
        command.addAll(List.of(arguments));
        return new Run(input, command);
    }

    /** One run of a PostgreSQL program that ends by itself. */
    private record Run(String input, List<String> command) {
        Run with(String... more) {
            command.addAll(List.of(more));
            return this;
        }

        void go() throws IOException {
            var process =
                    new ProcessBuilder(Commands.unprivileged(command))
                            .redirectErrorStream(true)
                            .start();
            try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
                in.write(input);
            }
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (ended(process) != 0) {
                throw new IOException(command.getFirst() + ": " + said.strip());
            }
        }

        private static int ended(Process process) throws IOException {
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted", e);
            }
        }
    }
}
