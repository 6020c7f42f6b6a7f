package classroom7.platform.process;

/** Whether this process is on its way out: it takes nothing new and finishes what is in flight. */
public final class Draining {
    private volatile boolean on;

    /** From now on; there is no way back. */
    public void begin() {
        on = true;
    }

    public boolean isOn() {
        return on;
    }
}
