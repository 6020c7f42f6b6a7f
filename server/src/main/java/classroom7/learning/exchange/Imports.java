package classroom7.learning.exchange;

import classroom7.base.Problem;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import classroom7.platform.html.Markdown;
import org.jspecify.annotations.Nullable;

/**
 * Brings courses in: first what would be made, as a value to look at, then all of it or nothing.
 */
public final class Imports {
    private final Database database;
    private final Workshop workshop;
    private final Markdown markdown;

    public Imports(Database database, Workshop workshop, Markdown markdown) {
        this.database = database;
        this.workshop = workshop;
        this.markdown = markdown;
    }

    /** How looking at a bundle may end. */
    public sealed interface Planning {
        record Planned(CoursePlan plan) implements Planning {}

        /** It cannot be imported at all. */
        record Refused(Problem problem) implements Planning {}
    }

    /** What carrying out would make of the bundle. Changes nothing. */
    public Planning plan(Bundle bundle) {
        try {
            return new Planning.Planned(CoursePlanner.plan(bundle, markdown));
        } catch (BadBundle e) {
            return new Planning.Refused(e.problem());
        }
    }

    /** One import to carry out. */
    public record Order(
            Destination destination,
            CoursePlan plan,
            Bundle bundle,
            boolean publish,
            Steps steps) {}

    /**
     * Makes everything that was planned in one transaction, so that a failure leaves nothing; then
     * publishes each lesson that can be, if asked to, and the course.
     */
    public Importing carryOut(Actor actor, Order order) {
        var build = new CourseBuild(workshop, actor, order);
        try {
            database.transact(build::build);
        } catch (CourseBuild.Abandoned e) {
            @Nullable Problem problem = e.problem();
            return problem == null ? new Importing.NotFound() : new Importing.Refused(problem);
        } catch (BadBundle e) {
            return new Importing.Refused(e.problem());
        }
        return build.publish();
    }
}
