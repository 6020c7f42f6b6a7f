package classroom7.platform.mail;

/** How one try to bring a letter may end. */
sealed interface Delivery {
    /** What was said, in one line. */
    String said();

    /** The server answered 250: the letter is its to bring. */
    record HandedOver(String said) implements Delivery {}

    /** It is a file. */
    record Kept() implements Delivery {
        @Override
        public String said() {
            return "";
        }
    }

    /** No for now: too many, too early, no room. */
    record Later(String said) implements Delivery {}

    /**
     * No for ever.
     *
     * @param nobodyThere the address itself is what is wrong
     */
    record Never(String said, boolean nobodyThere) implements Delivery {}

    /** All was sent, and no answer came. */
    record Unknown(String said) implements Delivery {}

    /** Not the letter's fault: the server is not there, not trusted, or lets us not in. */
    record Away(String said) implements Delivery {}

    /** Somebody else has the letter by now; nothing was sent. */
    record Taken() implements Delivery {
        @Override
        public String said() {
            return "";
        }
    }
}
