package classroom7.web.reply;

/**
 * What a controller answers with. Under {@code /api} refusals become problem details by themselves.
 */
public sealed interface Reply permits Page, SeeOther, NotFound, Refused, Json, Nothing {}
