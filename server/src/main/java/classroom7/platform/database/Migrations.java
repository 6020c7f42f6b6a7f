package classroom7.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The steps that bring a database to the form this program expects: {@code db/migration}. The
 * digest of all steps is kept in the database, so that a start with nothing to do costs one
 * statement instead of Flyway's half a second.
 */
public final class Migrations {
    private final DataSource source;
    private final Database database;
    private final String digest = digest();
    private volatile boolean applied;

    public Migrations(DataSource source) {
        this.source = source;
        this.database = new Database(source);
    }

    /** Applies what is missing, each step in its own transaction; nothing missing is quick. */
    public static void apply(DataSource source) {
        new Migrations(source).apply();
    }

    /** The same for the database of this object. */
    public void apply() {
        if (areApplied()) {
            return;
        }
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        // The digest is hexadecimal; a comment takes no parameters.
        database.sql(
                        String.format(
                                Locale.ROOT,
                                "comment on table flyway_schema_history is '%s'",
                                digest))
                .update();
        applied = true;
    }

    /** Whether nothing is missing. Asked of the database until it was true once. */
    public boolean areApplied() {
        if (!applied) {
            applied =
                    database.sql(
                                    """
                                    select coalesce(obj_description(to_regclass('flyway_schema_history')), '')
                                    """)
                            .query(String.class)
                            .single()
                            .equals(digest);
        }
        return applied;
    }

    /** Whether any step was ever applied, of this release or another. */
    public boolean areBegun() {
        return database.sql("select to_regclass('flyway_schema_history') is not null")
                .query(Boolean.class)
                .single();
    }

    private static String digest() {
        try {
            var steps =
                    new PathMatchingResourcePatternResolver(Migrations.class.getClassLoader())
                            .getResources("classpath*:db/migration/*.sql");
            Arrays.sort(steps, Comparator.comparing(Resource::getFilename));
            var digest = MessageDigest.getInstance("SHA-256");
            for (var step : steps) {
                digest.update(step.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("Read the migrations", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
