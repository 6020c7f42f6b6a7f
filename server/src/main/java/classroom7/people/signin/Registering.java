package classroom7.people.signin;

import classroom7.base.PersonId;
import classroom7.base.Problem;
import java.util.List;

/** How making an account of one's own may end. */
public sealed interface Registering {
    record Registered(PersonId person) implements Registering {}

    record Invalid(List<Problem> problems) implements Registering {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** Somebody has this address already: sign in instead. */
    record EmailTaken() implements Registering {}
}
