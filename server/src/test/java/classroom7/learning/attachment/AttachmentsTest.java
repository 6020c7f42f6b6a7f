package classroom7.learning.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import classroom7.base.CourseId;
import classroom7.learning.Classroom;
import classroom7.people.access.Actor;
import classroom7.platform.file.DiskFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
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
    void types_are_told_by_their_beginnings() {
        assertEquals(MediaType.PDF, MediaType.sniff("%PDF-1.7".getBytes(UTF_8), "x"));
        assertEquals(
                MediaType.SVG, MediaType.sniff("<?xml?><svg xmlns='x'>".getBytes(UTF_8), "a.svg"));
        assertNull(MediaType.sniff("<svg onload=x>".getBytes(UTF_8), "a.html"));
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
}
