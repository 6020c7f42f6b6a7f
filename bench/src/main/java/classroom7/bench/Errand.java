package classroom7.bench;

/**
 * A request that is to be made at a time, whatever became of those before it.
 *
 * @param about the path or the question
 * @param dueNanos by {@link System#nanoTime}; how long it took is counted from here
 */
record Errand(Kind kind, String about, byte[] request, long dueNanos)
        implements Comparable<Errand> {
    /** What it is measured as. */
    enum Kind {
        PAGE("lesson page"),
        ASSET("styles, scripts, fonts"),
        READING("that it was opened"),
        ANSWER("answer"),
        CHECK("how it was marked");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static Errand now(Kind kind, String about, byte[] request) {
        return new Errand(kind, about, request, System.nanoTime());
    }

    @Override
    public int compareTo(Errand other) {
        return Long.signum(dueNanos - other.dueNanos);
    }
}
