package classroom7.platform.failure;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees every failure that this process logs as an error, whoever logs it: requests, jobs,
 * libraries, and threads that end by one. So no room has to know that failures are kept.
 */
public final class FailureLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

    private final Failures failures;
    private final Ours ours = new Ours();
    private final Theirs theirs = new Theirs();
    private final java.util.logging.Logger root = java.util.logging.Logger.getLogger("");
    private final @Nullable UncaughtExceptionHandler before =
            Thread.getDefaultUncaughtExceptionHandler();

    private FailureLog(Failures failures) {
        this.failures = failures;
    }

    /** Looks on until it is closed. */
    public static FailureLog begin(Failures failures) {
        var log = new FailureLog(failures);
        log.ours.setContext(log.context());
        log.ours.start();
        log.all().addAppender(log.ours);
        log.root.addHandler(log.theirs);
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, thrown) -> LOG.error("The thread {} ended", thread.getName(), thrown));
        return log;
    }

    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        root.removeHandler(theirs);
        all().detachAppender(ours);
        ours.stop();
    }

    private LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    private ch.qos.logback.classic.Logger all() {
        return context().getLogger(Logger.ROOT_LOGGER_NAME);
    }

    /** What is logged by SLF4J. */
    private final class Ours extends UnsynchronizedAppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.ERROR)
                    && event.getThrowableProxy() instanceof ThrowableProxy proxy) {
                failures.see(proxy.getThrowable(), Circumstances.of(event.getMDCPropertyMap()));
            }
        }
    }

    /** What Tomcat logs. */
    private final class Theirs extends Handler {
        @Override
        public void publish(LogRecord said) {
            var thrown = said.getThrown();
            if (thrown != null
                    && said.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue()) {
                failures.see(thrown, Circumstances.NONE);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
