package classroom7.platform.job;

/**
 * Work with a schedule, kept in the database: one process at a time runs it, and another one takes
 * over within 30 seconds of that one's death. A floor's configuration offers each as a bean.
 */
public interface Job {
    Duty duty();

    /**
     * One run. It is interrupted when the process ends before it is done, and then begun anew by
     * the next one. What it throws is its failure: it is due again after a minute, then two, four
     * and so on, at most an hour, and never later than its plan says.
     *
     * @return in a few words what it did, for the operator
     */
    String run();
}
