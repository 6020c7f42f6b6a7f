package classroom7.platform.process;

import java.io.IOException;

/** A signal to a process of ours; Java itself can only send TERM and KILL. */
public enum Signal {
    INT,
    TERM,
    KILL;

    /** Sends it. A process that is gone already is no failure. */
    public void send(long pid) {
        var kill = new ProcessBuilder("sh", "-c", "kill -" + name() + " " + pid);
        try {
            kill.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot signal process " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
