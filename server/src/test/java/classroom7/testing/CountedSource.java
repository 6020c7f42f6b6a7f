package classroom7.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts the statements that are prepared, and can be away for a while. */
public final class CountedSource extends DelegatingDataSource {
    private final AtomicInteger statements = new AtomicInteger();
    private volatile boolean failing;

    public CountedSource(DataSource source) {
        super(source);
    }

    public int statements() {
        return statements.get();
    }

    /** From now on no connection is to be had, or one is again. */
    public void fail(boolean fails) {
        failing = fails;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (failing) {
            throw new SQLException("The database is away, for this test");
        }
        var connection = super.getConnection();
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().startsWith("prepare")
                                    || method.getName().equals("createStatement")) {
                                statements.incrementAndGet();
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
