package classroom7.learning.course;

import classroom7.base.Problem;
import classroom7.base.UnitId;

/** How adding a unit ended. */
public sealed interface AddingUnit {
    record Added(UnitId id) implements AddingUnit {}

    record Invalid(Problem problem) implements AddingUnit {}

    record NotFound() implements AddingUnit {}
}
