package classroom7.platform.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The steps that bring a database to the form this program expects: {@code db/migration}. */
public final class Migrations {
    private Migrations() {}

    /** Applies what is missing, each step in its own transaction; nothing missing is quick. */
    public static void apply(DataSource source) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}
