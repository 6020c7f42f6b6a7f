package classroom7.learning.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.CourseId;
import classroom7.base.OrganizationId;
import classroom7.learning.Classroom;
import classroom7.people.access.Actor;
import classroom7.platform.file.DiskFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachmentsTest {
    private static final byte[] PNG =
            HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f");

    @TempDir Path folder;
    private final Classroom room = new Classroom();
    private final CourseId course = room.course();
    private Attachments attachments;

    @BeforeEach
    void open() {
        var files = new DiskFiles(folder, room.clock);
        attachments = new Attachments(room.database, files, room.clock, room.ids);
    }

    private Attaching attach(Actor actor, String name, byte[] bytes) {
        return attachments.attach(actor, course, name, new ByteArrayInputStream(bytes));
    }

    private Attachment attached(String name, byte[] bytes) {
        return assertInstanceOf(Attaching.Attached.class, attach(room.teacher, name, bytes))
                .attachment();
    }

    @Test
    void what_was_attached_is_fetched_by_who_is_in_the_course() throws IOException {
        var picture = attached("C:\\holiday\\leaf [1].png", PNG);

        assertEquals("leaf [1].png", picture.name());
        assertEquals(MediaType.PNG, picture.type());
        assertEquals(
                "![leaf \\[1\\].png](/attachments/" + picture.id() + "/leaf%20%5B1%5D.png)",
                picture.markdown());
        assertEquals(new Fetching.NotFound(), attachments.find(room.learner, picture.id()));
        room.enrol(room.learner, course);
        assertEquals(new Fetching.Found(picture), attachments.find(room.learner, picture.id()));
        try (InputStream bytes = attachments.open(picture, 8)) {
            assertArrayEquals(
                    java.util.Arrays.copyOfRange(PNG, 8, PNG.length), bytes.readAllBytes());
        }
    }

    @Test
    void the_bytes_say_what_it_is_whatever_the_name_says() {
        assertEquals(MediaType.PNG, attached("notes.txt", PNG).type());
        assertInstanceOf(
                Attaching.WrongType.class,
                attach(room.teacher, "photo.png", "MZ\u0090\0\3".getBytes(UTF_8)));
        assertInstanceOf(
                Attaching.WrongType.class,
                attach(
                        room.teacher,
                        "page.html",
                        "<html><script>alert(1)</script>".getBytes(UTF_8)));
        assertInstanceOf(
                Attaching.WrongType.class, attach(room.teacher, "nothing.png", new byte[0]));
    }

    @Test
    void a_file_is_at_most_so_large_and_read_no_further() {
        var endless = new Endless();
        var refused = attachments.attach(room.teacher, course, "film.png", endless);
        assertEquals(new Attaching.TooLarge(Attachments.BYTES_MAX), refused);
        assertTrue(endless.read < Attachments.BYTES_MAX + (1 << 20), endless.read + " bytes");
        assertTrue(endless.largest <= 1 << 20, "never whole in memory: " + endless.largest);
    }

    @Test
    void a_course_whose_files_take_all_its_room_takes_no_more() {
        attached("leaf.png", PNG);
        room.database
                .sql("update attachment set bytes = ?")
                .param(Attachments.COURSE_BYTES_MAX)
                .update();
        assertEquals(new Attaching.NoRoom(), attach(room.teacher, "more.png", PNG));
    }

    /** A picture that never ends; it notes how much of it is asked for. */
    private static final class Endless extends InputStream {
        private long read;
        private int largest;

        @Override
        public int read() {
            throw new UnsupportedOperationException("byte by byte");
        }

        @Override
        public int read(byte[] into, int from, int length) {
            largest = Math.max(largest, length);
            for (int at = 0; at < length; at++, read++) {
                into[from + at] = read < PNG.length ? PNG[(int) read] : 0;
            }
            return length;
        }
    }

    @Test
    void types_are_told_by_their_beginnings() {
        assertEquals(MediaType.PDF, MediaType.sniff("%PDF-1.7".getBytes(UTF_8), "x"));
        assertEquals(
                MediaType.SVG, MediaType.sniff("<?xml?><svg xmlns='x'>".getBytes(UTF_8), "a.svg"));
        assertNull(MediaType.sniff("<svg onload=x>".getBytes(UTF_8), "a.html"));
        var film = "\0\0\0\u0018ftypisom".getBytes(UTF_8);
        assertEquals(MediaType.MP4, MediaType.sniff(film, "film.mp4"));
        assertEquals(MediaType.TEXT, MediaType.sniff("a;b\n".getBytes(UTF_8), "table.CSV"));
        assertEquals(MediaType.DOCX, MediaType.sniff("PK\3\4....".getBytes(UTF_8), "letter.docx"));
        assertNull(MediaType.sniff("PK\3\4....".getBytes(UTF_8), "program.jar"));
    }

    @Test
    void the_same_file_again_is_the_same_attachment() {
        assertEquals(attached("leaf.png", PNG), attached("leaf.png", PNG));
    }

    @Test
    void only_teachers_of_the_course_attach() {
        room.enrol(room.learner, course);
        for (var stranger : List.of(room.colleague, room.learner, room.otherOwner)) {
            assertEquals(new Attaching.NotFound(), attach(stranger, "leaf.png", PNG));
        }
    }

    @Test
    void a_teacher_sees_what_uses_a_file_before_taking_it_away() {
        var picture = attached("leaf.png", PNG);
        attached("unused.txt", "text".getBytes(UTF_8));
        var unit = room.unit(course, "Plants");
        var lesson = room.lesson(unit, "How plants drink", picture.markdown());
        room.publish(lesson);
        room.save(lesson, "How plants drink", "No picture any more.");
        room.units.introduce(room.teacher, unit, "Look: " + picture.markdown());
        var shelf =
                assertInstanceOf(Shelf.Found.class, attachments.shelf(room.teacher, course))
                        .files();
        assertEquals(
                List.of(
                        new Shelf.Use(Shelf.Place.UNIT, unit.value(), "Plants"),
                        new Shelf.Use(Shelf.Place.LESSON, lesson.value(), "How plants drink")),
                shelf.get(0).uses());
        assertEquals(List.of(), shelf.get(1).uses());
        room.enrol(room.learner, course);
        for (var stranger : List.of(room.colleague, room.learner, room.otherOwner)) {
            assertEquals(new Shelf.NotFound(), attachments.shelf(stranger, course));
            assertEquals(
                    new Removing.NotFound(), attachments.remove(stranger, course, picture.id()));
        }
        assertEquals(new Fetching.Found(picture), attachments.find(room.learner, picture.id()));
    }

    @Test
    void what_was_removed_is_fetched_by_nobody_until_it_is_brought_back() {
        var picture = attached("leaf.png", PNG);
        assertEquals(
                new Removing.Done("leaf.png"),
                attachments.remove(room.teacher, course, picture.id()));
        assertEquals(new Fetching.NotFound(), attachments.find(room.teacher, picture.id()));
        assertEquals(
                List.of(),
                assertInstanceOf(Shelf.Found.class, attachments.shelf(room.teacher, course))
                        .files());
        attachments.bringBack(room.teacher, course, picture.id());
        assertEquals(new Fetching.Found(picture), attachments.find(room.teacher, picture.id()));
        attachments.remove(room.teacher, course, picture.id());
        assertEquals(picture, attached("leaf.png", PNG), "attached again, it is back");
        assertEquals(new Fetching.Found(picture), attachments.find(room.teacher, picture.id()));
    }

    @Test
    void bytes_that_nobody_refers_to_are_swept_and_no_others() throws IOException {
        // Files carry the machine's time.
        room.pass(Duration.between(room.clock.instant(), InstantSource.system().instant()));
        var files = new DiskFiles(folder, room.clock);
        var removed = attached("leaf.png", PNG);
        var shared = attached("note.txt", "note".getBytes(UTF_8));
        var again = attached("again.txt", "note".getBytes(UTF_8));
        files.keep(room.school, new ByteArrayInputStream("lost".getBytes(UTF_8)), 10);
        var elsewhere = new OrganizationId(room.ids.next());
        files.keep(elsewhere, new ByteArrayInputStream("other".getBytes(UTF_8)), 10);
        attachments.remove(room.teacher, course, removed.id());
        attachments.remove(room.teacher, course, shared.id());
        var sweep = new AttachmentSweep(room.database, files, room.clock, ZoneOffset.UTC);
        sweep.run();
        assertEquals(4, count(), "all are younger than a day");
        room.pass(AttachmentSweep.SETTLED.plusHours(1));
        sweep.run();
        assertEquals(3, count(), "what never became an attachment is gone");
        room.pass(AttachmentSweep.KEPT);
        sweep.run();
        assertTrue(files.has(room.school, again.sha256()));
        assertFalse(files.has(room.school, removed.sha256()));
        assertEquals(2, count(), "the note is used yet, and the other organization is not ours");
        assertEquals(
                new Removing.NotFound(), attachments.bringBack(room.teacher, course, removed.id()));
    }

    private long count() throws IOException {
        try (var all = java.nio.file.Files.walk(folder)) {
            return all.filter(java.nio.file.Files::isRegularFile).count();
        }
    }
}
