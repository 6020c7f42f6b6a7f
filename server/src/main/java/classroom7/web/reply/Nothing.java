package classroom7.web.reply;

/** It was done and there is nothing to show: 204. */
public record Nothing() implements Reply {}
