package classroom7.learning.course;

import classroom7.base.CourseId;
import classroom7.base.OrganizationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A course as one actor sees it. The join code is there for teachers only. */
public record Course(
        OrganizationId organization,
        String organizationName,
        CourseId id,
        String title,
        String description,
        CourseState state,
        CourseRole role,
        @Nullable String joinCode,
        List<String> teachers,
        int learners) {
    public Course {
        teachers = List.copyOf(teachers);
    }

    public boolean isTaught() {
        return role == CourseRole.TEACHER;
    }
}
