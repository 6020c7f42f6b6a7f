package classroom7.learning.answer;

/** How an answer stands to the end of its time. */
public enum Lateness {
    IN_TIME,
    /** Received after the end, typed before it by the device's clock. */
    TYPED_IN_TIME,
    /** Received after the due date or the end of the time. */
    LATE,
    /** Given after the attempt was handed in: kept and shown, and never counted. */
    AFTER_HAND_IN;

    public boolean isLate() {
        return this != IN_TIME;
    }
}
