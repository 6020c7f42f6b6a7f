package classroom7.learning.lesson;

import classroom7.base.LessonId;

/** How adding a lesson ended. */
public sealed interface Adding {
    record Added(LessonId id) implements Adding {}

    record NotFound() implements Adding {}
}
