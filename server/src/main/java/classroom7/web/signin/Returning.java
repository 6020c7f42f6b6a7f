package classroom7.web.signin;

/** Where to go after signing in: a page of ours, whatever the address bar was made to say. */
final class Returning {
    private static final int LENGTH_MAX = 1000;

    private Returning() {}

    /** The wanted path if it is one of ours, else "/". */
    static String path(String wanted) {
        boolean ours =
                wanted.length() <= LENGTH_MAX
                        && wanted.startsWith("/")
                        && !wanted.startsWith("//")
                        && wanted.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\')
                        && !wanted.startsWith("/sign-");
        return ours ? wanted : "/";
    }
}
