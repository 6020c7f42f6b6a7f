package classroom7.learning.course;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import org.jspecify.annotations.Nullable;

/**
 * Something the actor may open.
 *
 * @param lesson null: it is the course itself
 */
public record Found(String title, CourseId course, String courseTitle, @Nullable LessonId lesson) {}
