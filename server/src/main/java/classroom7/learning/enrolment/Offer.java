package classroom7.learning.enrolment;

/** The course that a join code leads to, as much as somebody outside may know. */
public record Offer(String code, String courseTitle, String organizationName) {}
