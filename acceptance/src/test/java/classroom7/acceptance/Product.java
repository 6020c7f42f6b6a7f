package classroom7.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The packaged product, started as a person starts it: {@code ./c7 up}. */
final class Product implements AutoCloseable {
    record Account(String role, String email, String password) {}

    private static final int READY_MAX_SECONDS = 180;
    private static final int GONE_MAX_SECONDS = 40;
    private static final int PORT_LINE = 3;
    private static final String READY = "Classroom7 is ready at ";
    private static final Path C7 = Path.of("..", "c7").toAbsolutePath().normalize();

    private static Product sample;

    private final Path home;
    private final Process process;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<URI> address = new CompletableFuture<>();
    private final CompletableFuture<Void> silent = new CompletableFuture<>();

    private Product(Path home, Process process) {
        this.home = home;
        this.process = process;
        // Not a virtual one: it would hold one of the few carriers while it waits for a line.
        Thread.ofPlatform().daemon().name("what c7 says").start(this::listen);
    }

    /** Starts on that home folder and a free port, and waits until it says that it is ready. */
    static Product start(Path home, String... options) {
        return start(C7, home, options);
    }

    /** The same with a setting from the environment. */
    static Product start(Path home, String setting, String value, String option) {
        return start(C7, home, Map.of(setting, value), option);
    }

    /** Starts another build of the product. */
    static Product start(Path c7, Path home, String... options) {
        return start(c7, home, Map.of(), options);
    }

    private static Product start(
            Path c7, Path home, Map<String, String> settings, String... options) {
        try (var free = new ServerSocket(0)) {
            var command = new ArrayList<>(List.of(c7.toString(), "up"));
            var port = String.valueOf(free.getLocalPort());
            command.addAll(List.of("--home", home.toString(), "--port", port));
            command.addAll(List.of(options));
            free.close();
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(settings);
            var process = builder.start();
            var product = new Product(home, process);
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            product.address();
            return product;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + c7, e);
        }
    }

    /**
     * The sample school, one for all tests of a run; they leave it as they find it or add to it.
     */
    static synchronized Product sample() {
        if (sample == null) {
            sample = start(temporary(), "--sample");
        }
        return sample;
    }

    static Path temporary() {
        try {
            return Files.createTempDirectory("classroom7-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy of a stopped home folder, as somebody makes one who has no backup. */
    static void copy(Path home, Path to) {
        try {
            var process = new ProcessBuilder("cp", "-a", home.toString(), to.toString()).start();
            if (process.waitFor() != 0) {
                throw new AssertionError("Cannot copy " + home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs one command of the program on a home folder and answers its output; it must succeed. */
    static String command(String... arguments) {
        try {
            var command = new ArrayList<>(List.of(C7.toString()));
            command.addAll(List.of(arguments));
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes());
            int ending = process.waitFor();
            // 1 is "done with findings".
            if (ending > 1) {
                throw new AssertionError(command + " ended with " + ending + ":\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    URI address() {
        try {
            return address.get(READY_MAX_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            process.destroyForcibly();
            throw new AssertionError("The product did not become ready; it said:\n" + output(), e);
        }
    }

    Path home() {
        return home;
    }

    /** All it has printed so far. */
    String output() {
        synchronized (said) {
            return String.join("\n", said);
        }
    }

    /** The first match in what it printed. */
    MatchResult printed(String pattern) {
        var found = Pattern.compile(pattern).matcher(output());
        if (!found.find()) {
            throw new AssertionError("Nothing like " + pattern + " in:\n" + output());
        }
        return found.toMatchResult();
    }

    /** The first sample account of a role. */
    Account account(String role) {
        return accounts(role).getFirst();
    }

    /** All sample accounts of a role. */
    List<Account> accounts(String role) {
        var file = home.resolve("sample-accounts.json").toFile();
        var accounts = new JsonMapper().readValue(file, Account[].class);
        var found =
                List.of(accounts).stream().filter(account -> account.role().equals(role)).toList();
        if (found.isEmpty()) {
            throw new AssertionError("No account of a " + role + " in " + file);
        }
        return found;
    }

    /** Asks it to stop, as Ctrl-C does, and answers its exit code. */
    int stop() {
        process.destroy();
        try {
            if (!process.waitFor(GONE_MAX_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(
                        "Not gone within " + GONE_MAX_SECONDS + " s:\n" + output());
            }
            silent.get(GONE_MAX_SECONDS, TimeUnit.SECONDS);
            return process.exitValue();
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("Something of it still runs:\n" + output(), e);
        }
    }

    /** Its PostgreSQL answers nobody any more, and who was connected is cut off. */
    Product loseDatabase() {
        var server = database();
        signal("STOP", server.pid());
        server.children().forEach(ProcessHandle::destroyForcibly);
        return this;
    }

    Product findDatabase() {
        signal("CONT", database().pid());
        return this;
    }

    private ProcessHandle database() {
        var pid = lines("database/postmaster.pid").getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** Its PostgreSQL as a setting names one. */
    String databaseUrl() {
        var port = lines("database/postmaster.pid").get(PORT_LINE).strip();
        var password = lines("database-password").getFirst().strip();
        return "postgresql://classroom7:" + password + "@127.0.0.1:" + port + "/classroom7";
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(home.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(String name, long pid) {
        try {
            var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start();
            if (kill.waitFor() != 0) {
                throw new AssertionError("Cannot send " + name + " to " + pid);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        stop();
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.startsWith(READY)) {
                    address.complete(URI.create(line.substring(READY.length()).strip()));
                }
            }
        } catch (IOException e) {
            address.completeExceptionally(e);
        }
        address.completeExceptionally(new IOException("It ended"));
        silent.complete(null);
    }
}
