package classroom7.learning.exchange;

import classroom7.base.CourseId;
import classroom7.learning.course.Contents;
import classroom7.people.access.Actor;
import java.io.OutputStream;

/** Gives courses out as a zip of Markdown and pictures that imports to the same course. */
public final class Exports {
    private final Workshop workshop;

    public Exports(Workshop workshop) {
        this.workshop = workshop;
    }

    /** How asking for an export may end. */
    public sealed interface Exporting {
        /**
         * Ready to be written.
         *
         * @param name of the file
         */
        record Ready(String name, Writing writing) implements Exporting {}

        /** Not there, or not the actor's to write. */
        record NotFound() implements Exporting {}
    }

    /** Writes the zip. */
    public interface Writing {
        void writeTo(OutputStream out) throws java.io.IOException;
    }

    /**
     * The course as its teachers write it: drafts, settings, questions, and the files that its
     * texts use. Lessons set aside in the archive come along and are set aside again.
     */
    public Exporting export(Actor actor, CourseId course) {
        return switch (workshop.courses().contents(actor, course)) {
            case Contents.Found found when found.course().isTaught() -> {
                var zip = new CourseZip(workshop, actor, found);
                yield new Exporting.Ready(
                        CourseZip.slug(found.course().title()) + ".zip", zip::write);
            }
            case Contents.Found found -> new Exporting.NotFound();
            case Contents.NotFound() -> new Exporting.NotFound();
        };
    }
}
