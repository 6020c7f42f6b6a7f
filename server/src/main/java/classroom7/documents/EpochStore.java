package classroom7.documents;

import classroom7.platform.database.Database;
import java.sql.Timestamp;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The installation's one row in SQL. */
final class EpochStore {
    private final Database database;

    EpochStore(Database database) {
        this.database = database;
    }

    String findOrMake(String epoch, Timestamp now) {
        database.sql(
                        """
                        insert into installation (epoch, created_at) values (:epoch, :now)
                        on conflict do nothing
                        """)
                .param("epoch", epoch)
                .param("now", now)
                .update();
        return Objects.requireNonNull(find());
    }

    /** Null: none was made yet, as far as others see. */
    @Nullable String find() {
        return database.sql("select epoch from installation")
                .query(String.class)
                .optional()
                .orElse(null);
    }

    void renew(String epoch, Timestamp now) {
        database.sql("update installation set epoch = :epoch, renewed_at = :now")
                .param("epoch", epoch)
                .param("now", now)
                .update();
    }
}
