package classroom7.web.signin;

/** A link that does not open anything any more, and what to do instead. */
public record GoneView(String heading, String text, String address, String action) {}
