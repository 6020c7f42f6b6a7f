package classroom7.operations.drill;

import java.util.concurrent.atomic.LongAdder;

/** How much went to and fro. Used by many threads. */
final class Traffic {
    final LongAdder requests = new LongAdder();

    /** Requests whose connection broke or that got no reply in time. */
    final LongAdder unanswered = new LongAdder();

    /** Requests that the server refused for the moment: 429 and 5xx. */
    final LongAdder putOff = new LongAdder();

    /** Answers sent once more because no receipt had come, or only to see what comes. */
    final LongAdder sentAgain = new LongAdder();

    /** Answers whose receipt said that they had been there already. */
    final LongAdder repeated = new LongAdder();
}
