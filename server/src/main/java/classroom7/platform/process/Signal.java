package classroom7.platform.process;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** A signal to processes of ours; Java itself can only send TERM and KILL. */
public enum Signal {
    INT,
    TERM,
    KILL,
    STOP,
    CONT;

    /** Sends it. A process that is gone already is no failure. */
    public void send(long pid) {
        send(List.of(pid));
    }

    /** Sends it to all of them at once. */
    public void send(List<Long> pids) {
        var all = pids.stream().map(String::valueOf).collect(Collectors.joining(" "));
        var kill = new ProcessBuilder("sh", "-c", "kill -" + name() + " " + all);
        try {
            kill.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot signal process " + all, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
