package classroom7.web.lesson;

/**
 * The time of timed work, for the page and its script.
 *
 * @param stage running, handed-in, over
 * @param started when, as an instant
 * @param ends the same
 * @param now the server's time
 * @param text what holds, in words
 * @param advice what follows from it
 */
public record TimeView(
        String address,
        String stage,
        String started,
        String ends,
        String now,
        String text,
        String advice) {
    public boolean isRunning() {
        return stage.equals("running");
    }

    public boolean isHandedIn() {
        return stage.equals("handed-in");
    }
}
