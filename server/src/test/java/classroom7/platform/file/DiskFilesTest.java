package classroom7.platform.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.OrganizationId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFilesTest {
    private static final OrganizationId SCHOOL = new OrganizationId("00000000000000000001");
    private static final OrganizationId COLLEGE = new OrganizationId("00000000000000000002");
    private static final String HELLO_SHA256 =
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir Path folder;
    private DiskFiles files;

    @BeforeEach
    void open() {
        files = new DiskFiles(folder, InstantSource.system());
    }

    private Keeping keep(String text, long bytesMax) {
        return files.keep(SCHOOL, new ByteArrayInputStream(text.getBytes(UTF_8)), bytesMax);
    }

    private List<Path> incoming() throws IOException {
        try (var parts = java.nio.file.Files.list(folder.resolve("incoming"))) {
            return parts.toList();
        }
    }

    @Test
    void a_file_is_found_under_its_digest_in_its_organization_alone() throws IOException {
        var kept = assertInstanceOf(Keeping.Kept.class, keep("hello", 5));

        assertEquals(HELLO_SHA256, kept.sha256().hex());
        assertEquals(5, kept.bytes());
        assertTrue(files.has(SCHOOL, kept.sha256()));
        assertFalse(files.has(COLLEGE, kept.sha256()));
        try (InputStream bytes = files.open(SCHOOL, kept.sha256(), 2)) {
            assertEquals("llo", new String(bytes.readAllBytes(), UTF_8));
        }
        assertEquals(List.of(), incoming());
    }

    @Test
    void what_is_too_large_leaves_nothing() throws IOException {
        assertEquals(new Keeping.TooLarge(4), keep("hello", 4));

        assertFalse(files.has(SCHOOL, new Sha256(HELLO_SHA256)));
        assertEquals(List.of(), incoming());
    }

    @Test
    void a_sender_who_stops_in_the_middle_leaves_nothing() throws IOException {
        var torn =
                new InputStream() {
                    private int left = 3;

                    @Override
                    public int read() throws IOException {
                        if (left-- <= 0) {
                            throw new IOException("connection reset");
                        }
                        return 'x';
                    }
                };

        assertInstanceOf(Keeping.BrokenOff.class, files.keep(SCHOOL, torn, 100));
        assertEquals(List.of(), incoming());
    }

    @Test
    void the_same_bytes_again_are_the_same_file_and_forgetting_removes_it() {
        assertEquals(keep("hello", 5), keep("hello", 5));

        files.forget(SCHOOL, new Sha256(HELLO_SHA256));

        assertFalse(files.has(SCHOOL, new Sha256(HELLO_SHA256)));
    }
}
