package classroom7.operations.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The accounts of the sample, in a file that only its owner may read. The password is made once per
 * installation and kept nowhere else: the database has its hash.
 */
final class SampleAccounts {
    static final String DOMAIN = "hillside.example";
    static final String OPERATOR = "operator";
    private static final String DIGITS = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int PASSWORD_DIGITS = 12;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    SampleAccounts(Path home) {
        this.file = home.resolve("sample-accounts.json");
    }

    /** The accounts of the file, which is made first where there is none. */
    List<SampleAccount> all() {
        return Files.exists(file) ? read() : write(make());
    }

    private List<SampleAccount> read() {
        try {
            return List.of(JSON.readValue(Files.readAllBytes(file), SampleAccount[].class));
        } catch (IOException | JacksonException e) {
            throw new IllegalStateException(
                    file + " cannot be read: restore it, or begin with another --home", e);
        }
    }

    private List<SampleAccount> write(List<SampleAccount> accounts) {
        var partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            Files.deleteIfExists(partial);
            Files.createFile(
                    partial,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.write(partial, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(accounts));
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            return accounts;
        } catch (IOException e) {
            throw new UncheckedIOException("Writing " + file, e);
        }
    }

    private static List<SampleAccount> make() {
        var password = password();
        var accounts = new ArrayList<SampleAccount>();
        accounts.add(new SampleAccount("owner", "owner@" + DOMAIN, password));
        accounts.add(new SampleAccount("teacher", "teacher@" + DOMAIN, password));
        for (int i = 1; i <= SamplePeople.LEARNERS.size(); i++) {
            accounts.add(
                    new SampleAccount(
                            "learner",
                            String.format(Locale.ROOT, "learner%d@%s", i, DOMAIN),
                            password));
        }
        accounts.add(new SampleAccount(OPERATOR, "operator@" + DOMAIN, password));
        return accounts;
    }

    private static String password() {
        var random = new SecureRandom();
        var password = new StringBuilder();
        for (int i = 0; i < PASSWORD_DIGITS; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "");
            password.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return password.toString();
    }
}
