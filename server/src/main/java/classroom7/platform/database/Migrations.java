package classroom7.platform.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The steps that bring a database to the form this program expects: {@code db/migration}. */
public final class Migrations {
    private final Flyway flyway;
    private volatile boolean applied;

    public Migrations(DataSource source) {
        flyway =
                Flyway.configure(Migrations.class.getClassLoader())
                        .dataSource(source)
                        .locations("classpath:db/migration")
                        .load();
    }

    /** Applies what is missing, each step in its own transaction; nothing missing is quick. */
    public static void apply(DataSource source) {
        new Migrations(source).apply();
    }

    /** The same for the database of this object. */
    public void apply() {
        flyway.migrate();
        applied = true;
    }

    /** Whether nothing is missing. Asked of the database until it was true once. */
    public boolean areApplied() {
        if (!applied) {
            applied = flyway.info().pending().length == 0;
        }
        return applied;
    }
}
