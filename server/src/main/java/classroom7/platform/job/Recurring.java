package classroom7.platform.job;

import java.time.Duration;

/**
 * Work that {@code c7 up} and {@code c7 work} do again and again; a floor's configuration offers
 * each as a bean. Repeating a run does no harm, and two processes may run at once.
 */
public interface Recurring {
    /** One or two words, for the thread and the log. */
    String name();

    /** The pause between the end of one run and the start of the next. */
    Duration pause();

    /** One run. What it throws is logged, and the next run comes after the pause. */
    void run();
}
