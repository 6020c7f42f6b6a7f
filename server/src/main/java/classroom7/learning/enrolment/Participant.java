package classroom7.learning.enrolment;

import classroom7.base.PersonId;
import java.time.Instant;

/** Somebody who teaches or learns in a course. */
public record Participant(PersonId person, String name, String email, Instant since) {}
