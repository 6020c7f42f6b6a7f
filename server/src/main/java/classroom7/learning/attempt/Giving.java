package classroom7.learning.attempt;

import classroom7.base.Problem;

/** How giving time to attempts that have begun may end. */
public sealed interface Giving {
    /**
     * @param gift to take it back by
     * @param learners how many have more time now
     */
    record Given(String gift, int learners) implements Giving {}

    /** Nobody whom it could be given to is at work. */
    record NobodyAtWork() implements Giving {}

    record Invalid(Problem problem) implements Giving {}

    record TakenBack(int learners) implements Giving {}

    record NotFound() implements Giving {}
}
