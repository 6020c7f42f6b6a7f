package classroom7.web.frame;

/** One step of the path in the bar: what it is called and where it leads. */
public record Crumb(String title, String address) {}
