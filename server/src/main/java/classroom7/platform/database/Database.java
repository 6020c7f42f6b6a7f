package classroom7.platform.database;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The one door to SQL: statements through {@link #sql}, transactions opened visibly. */
public final class Database {
    private final DataSource source;
    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final Touches touches = new Touches(new TouchStore(this), System::nanoTime);

    public Database(DataSource source) {
        this.source = source;
        this.client = JdbcClient.create(source);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    /**
     * A whole statement, named parameters as {@code :name}. Outside a transaction it commits by
     * itself.
     */
    public JdbcClient.StatementSpec sql(String statement) {
        return client.sql(statement);
    }

    /** Runs the work in one transaction (joins an open one); any exception rolls it back. */
    public <T> T transaction(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    /** The same for work without a result. */
    public void transact(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    /** What was changed, for who keeps what it has read; of no use until it is started. */
    public Touches touches() {
        return touches;
    }

    /** For what speaks JDBC itself: batches, COPY, migrations. */
    public DataSource source() {
        return source;
    }

    /** Whether the calling thread is inside a transaction of ours. */
    public static boolean inTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }
}
