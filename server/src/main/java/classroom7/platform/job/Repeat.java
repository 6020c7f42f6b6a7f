package classroom7.platform.job;

/**
 * Why it does no harm that a job runs twice for one time. A process that is killed may have been
 * done but for saying so, and what it began is begun again; so a job without such a reason is none.
 */
public enum Repeat {
    /** It takes away what is over: the second run finds nothing left. */
    FINDS_NOTHING,

    /** It brings about a state, or looks whether it holds: the second run comes to the same. */
    SAME_END
}
