package classroom7.web.gate;

/** The route holds what cannot be an id, so there is no such thing. */
final class NoSuchThing extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoSuchThing() {
        super("no such thing", null, false, false);
    }
}
