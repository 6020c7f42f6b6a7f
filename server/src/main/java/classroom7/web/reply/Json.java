package classroom7.web.reply;

/**
 * For programs: a body that Jackson writes, or text that is JSON already.
 *
 * @param body a record, map or tree; a {@code String} or {@code byte[]} is sent as it is
 */
public record Json(int status, Object body) implements Reply {
    public static Json of(Object body) {
        return new Json(200, body);
    }

    public static Json created(Object body) {
        return new Json(201, body);
    }
}
