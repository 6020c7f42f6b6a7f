package classroom7.learning.enrolment;

import classroom7.base.PersonId;
import classroom7.learning.course.Course;
import java.time.Instant;
import java.util.List;

/** How looking up the people of a course ended. */
public sealed interface People {
    /**
     * @param invited whose invitation into the course is not accepted yet
     * @param candidates teachers of the organization who do not teach this course
     */
    record Found(
            Course course,
            List<Participant> teachers,
            List<Participant> learners,
            List<Invited> invited,
            List<Candidate> candidates)
            implements People {
        public Found {
            teachers = List.copyOf(teachers);
            learners = List.copyOf(learners);
            invited = List.copyOf(invited);
            candidates = List.copyOf(candidates);
        }
    }

    record Invited(String email, String name, Instant at) {}

    record Candidate(PersonId person, String name) {}

    /** Not there, or not the actor's to see. */
    record NotFound() implements People {}
}
