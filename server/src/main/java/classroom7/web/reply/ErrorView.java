package classroom7.web.reply;

/** A page for when something is not right. */
public record ErrorView(String heading, String advice, String failure) {}
