package classroom7.platform.failure;

/** What this build is called. */
public final class Release {
    public static final String NAME = "0.1.0";

    private Release() {}
}
