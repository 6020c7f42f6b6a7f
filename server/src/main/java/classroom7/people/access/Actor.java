package classroom7.people.access;

import classroom7.base.PersonId;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Who is asking. It holds no role of an organization: those are looked up in the statement that
 * needs them, so that a role taken away is gone with the next request.
 *
 * @param operator whether the person operates the installation
 * @param session the id of the session or API token it was recognised by; also the "device" of
 *     answers that name none
 */
public record Actor(
        PersonId person,
        String name,
        String email,
        boolean operator,
        Locale language,
        ZoneId zone,
        String session) {}
