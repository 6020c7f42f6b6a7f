package classroom7.web.attachment;

import classroom7.base.CourseId;
import classroom7.base.Ids;
import classroom7.learning.attachment.Attachments;
import classroom7.learning.attachment.Removing;
import classroom7.learning.attachment.Shelf;
import classroom7.learning.course.Contents;
import classroom7.learning.course.Courses;
import classroom7.people.access.Actor;
import classroom7.platform.words.Words;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The files of a course: what uses each, taken away and brought back. */
@Controller
public final class FilesPages {
    private final Attachments attachments;
    private final Courses courses;

    public FilesPages(Attachments attachments, Courses courses) {
        this.attachments = attachments;
        this.courses = courses;
    }

    @GetMapping("/courses/{course}/files")
    Reply show(Actor actor, Frame frame, CourseId course) {
        if (!(attachments.shelf(actor, course) instanceof Shelf.Found shelf)
                || !(courses.contents(actor, course) instanceof Contents.Found found)) {
            return new NotFound();
        }
        var named =
                frame.titled(frame.say("attachment.files"))
                        .under(
                                new Crumb(found.course().organizationName(), "/"),
                                new Crumb(found.course().title(), "/courses/" + course));
        var rows = shelf.files().stream().map(one -> row(frame.words(), course, one)).toList();
        return Page.of(named, "attachment/files", new FilesView(course.value(), rows));
    }

    private static FilesView.Row row(Words words, CourseId course, Shelf.Shelved one) {
        var attachment = one.attachment();
        return new FilesView.Row(
                attachment.name(),
                attachment.address(),
                words.say(
                        "attachment.facts",
                        words.bytes(attachment.bytes()),
                        words.moment(one.addedAt())),
                one.uses().stream()
                        .map(use -> new FilesView.Use(use.title(), address(course, use)))
                        .toList(),
                address(course, attachment.id()) + "/removal");
    }

    private static String address(CourseId course, Shelf.Use use) {
        return switch (use.place()) {
            case LESSON -> "/lessons/" + use.id() + "/edit";
            case UNIT -> "/courses/" + course + "#unit-" + use.id();
            case COURSE -> "/courses/" + course;
        };
    }

    private static String address(CourseId course, String attachment) {
        return "/courses/" + course + "/files/" + attachment;
    }

    @PostMapping("/courses/{course}/files/{id}/removal")
    Reply remove(Actor actor, CourseId course, @PathVariable String id) {
        var undo = address(course, id) + "/restoration";
        return Ids.isId(id) && attachments.remove(actor, course, id) instanceof Removing.Done done
                ? back(course, Flash.of("attachment.removed", done.name()).undoneBy(undo))
                : new NotFound();
    }

    @PostMapping("/courses/{course}/files/{id}/restoration")
    Reply bringBack(Actor actor, CourseId course, @PathVariable String id) {
        return Ids.isId(id)
                        && attachments.bringBack(actor, course, id) instanceof Removing.Done done
                ? back(course, Flash.of("attachment.back", done.name()))
                : new NotFound();
    }

    private static Reply back(CourseId course, Flash said) {
        return SeeOther.to("/courses/" + course + "/files").saying(said);
    }
}
