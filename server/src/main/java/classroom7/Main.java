package classroom7;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {}
}
