package classroom7.web.reply;

/** There is no such thing, or it is not the actor's to see: both look the same. */
public record NotFound() implements Reply {}
