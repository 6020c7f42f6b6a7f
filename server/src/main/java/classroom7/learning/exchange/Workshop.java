package classroom7.learning.exchange;

import classroom7.learning.attachment.Attachments;
import classroom7.learning.course.Courses;
import classroom7.learning.course.Units;
import classroom7.learning.lesson.Agreements;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.lesson.Lessons;
import classroom7.learning.lesson.Publications;

/** The doors that make a course; importing asks for nothing that a teacher could not do by hand. */
public record Workshop(
        Courses courses,
        Units units,
        Lessons lessons,
        Drafts drafts,
        Agreements agreements,
        Publications publications,
        Attachments attachments) {}
