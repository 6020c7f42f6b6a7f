package classroom7.learning.attachment;

import classroom7.base.CourseId;
import classroom7.base.Ids;
import classroom7.base.Texts;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import classroom7.platform.file.Files;
import classroom7.platform.file.Keeping;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Pictures and other files of a course: whoever sees the course may fetch them. */
public final class Attachments {
    public static final long BYTES_MAX = 200_000_000;
    public static final long COURSE_BYTES_MAX = 10_000_000_000L;
    public static final int NAME_MAX = 150;
    public static final int LISTED_MAX = 2000;

    private final Database database;
    private final AttachmentStore store;
    private final Files files;
    private final InstantSource clock;
    private final Ids ids;

    public Attachments(Database database, Files files, InstantSource clock, Ids ids) {
        this.database = database;
        this.store = new AttachmentStore(database);
        this.files = files;
        this.clock = clock;
        this.ids = ids;
    }

    /** Whether the actor may attach to the course at all: ask before a large body is read. */
    public boolean isAttacher(Actor actor, CourseId course) {
        return store.room(actor.person(), course) != null;
    }

    /** Keeps the stream's bytes, read once and never whole in memory. */
    public Attaching attach(Actor actor, CourseId course, String typedName, InputStream bytes) {
        var room = store.room(actor.person(), course);
        if (room == null) {
            return new Attaching.NotFound();
        }
        if (room.bytesUsed() >= COURSE_BYTES_MAX) {
            return new Attaching.NoRoom();
        }
        String name = name(typedName);
        byte[] head;
        try {
            head = bytes.readNBytes(MediaType.HEAD_BYTES);
        } catch (IOException senderGone) {
            return new Attaching.BrokenOff();
        }
        @Nullable MediaType type = MediaType.sniff(head, name);
        if (type == null) {
            return new Attaching.WrongType(name);
        }
        var whole = new SequenceInputStream(new ByteArrayInputStream(head), bytes);
        return switch (files.keep(room.organization(), whole, BYTES_MAX)) {
            case Keeping.Kept kept ->
                    note(
                            actor,
                            course,
                            new Attachment(
                                    room.organization(),
                                    ids.next(),
                                    name,
                                    type,
                                    kept.bytes(),
                                    kept.sha256()));
            case Keeping.TooLarge(var bytesMax) -> new Attaching.TooLarge(bytesMax);
            case Keeping.NoRoom() -> new Attaching.NoRoom();
            case Keeping.BrokenOff(var cause) -> new Attaching.BrokenOff();
        };
    }

    /** The sweep may have taken the same bytes in this moment: then they have to come again. */
    private Attaching note(Actor actor, CourseId course, Attachment attachment) {
        return database.transaction(() -> {
            store.hold(attachment.organization(), attachment.sha256());
            if (!files.has(attachment.organization(), attachment.sha256())) {
                return new Attaching.BrokenOff();
            }
            @Nullable Attachment there =
                    store.same(
                            attachment.organization(),
                            course,
                            attachment.name(),
                            attachment.sha256());
            if (there != null) {
                store.removed(actor.person(), course, there.id(), null);
                return new Attaching.Attached(there);
            }
            store.insert(attachment, course, actor.person(), clock.instant());
            return new Attaching.Attached(attachment);
        });
    }

    /** The files of a course, for its teachers, and where each is used. */
    public Shelf shelf(Actor actor, CourseId course) {
        var room = store.room(actor.person(), course);
        return room == null
                ? new Shelf.NotFound()
                : new Shelf.Found(store.shelved(room.organization(), course, LISTED_MAX));
    }

    /** From now on nobody fetches it; its bytes go {@link AttachmentSweep#KEPT} later. */
    public Removing remove(Actor actor, CourseId course, String id) {
        return changed(store.removed(actor.person(), course, id, clock.instant()));
    }

    /** The undo of removing. */
    public Removing bringBack(Actor actor, CourseId course, String id) {
        return changed(store.removed(actor.person(), course, id, null));
    }

    private static Removing changed(@Nullable String name) {
        return name == null ? new Removing.NotFound() : new Removing.Done(name);
    }

    public Fetching find(Actor actor, String id) {
        @Nullable Attachment attachment = Ids.isId(id) ? store.find(actor.person(), id) : null;
        return attachment == null ? new Fetching.NotFound() : new Fetching.Found(attachment);
    }

    /** The bytes from the given one on; the caller closes it. */
    public InputStream open(Attachment attachment, long from) {
        return files.open(attachment.organization(), attachment.sha256(), from);
    }

    /** The last part of a path, short enough, its ending kept. */
    static String name(String typed) {
        String line = Texts.line(typed.replace('\\', '/'));
        String name = line.substring(line.lastIndexOf('/') + 1).strip();
        if (name.length() > NAME_MAX) {
            int dot = name.lastIndexOf('.');
            String ending = dot < name.length() - 10 ? "" : name.substring(Math.max(dot, 0));
            name = name.substring(0, NAME_MAX - ending.length()) + ending;
        }
        return name.isEmpty() || name.startsWith(".") ? "file" + name : name;
    }
}
