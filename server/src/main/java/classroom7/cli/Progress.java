package classroom7.cli;

import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** A count that grows on a terminal; nothing elsewhere. */
final class Progress {
    private static final long NANOSECONDS_BETWEEN = 100_000_000;

    private final CommandSpec spec;
    private final String what;
    private final boolean shown;
    private long next = System.nanoTime();
    private long count;

    Progress(CommandSpec spec, boolean json, String what) {
        this.spec = spec;
        this.what = what;
        this.shown = !json && System.console() != null && System.console().isTerminal();
    }

    void add(long more) {
        show(count + more);
    }

    void show(long now) {
        count = now;
        if (shown && System.nanoTime() - next >= 0) {
            next = System.nanoTime() + NANOSECONDS_BETWEEN;
            spec.commandLine().getErr().printf(Locale.ROOT, "\r%d %s", count, what);
            spec.commandLine().getErr().flush();
        }
    }

    void end() {
        if (shown) {
            spec.commandLine().getErr().print("\r\033[K");
            spec.commandLine().getErr().flush();
        }
    }
}
