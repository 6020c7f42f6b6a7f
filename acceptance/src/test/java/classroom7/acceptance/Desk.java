package classroom7.acceptance;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A teacher's desk: what tests of writing begin with. */
final class Desk {
    private static final Pattern EDITING = Pattern.compile(".*/lessons/[0-9a-z]{20}/edit.*");
    private static final Pattern COURSE = Pattern.compile(".*/courses/[0-9a-z]{20}.*");

    private final Visitor teacher;
    private final Page page;

    Desk(Visitor teacher) {
        this.teacher = teacher;
        this.page = teacher.page();
    }

    /** A new course with a unit; answers its address. */
    String course(String title) {
        page.navigate(page.url().replaceFirst("(://[^/]+).*", "$1/"));
        page.locator("form[action='/courses'] input[name=title]").fill(title);
        page.locator("form[action='/courses'] button").click();
        page.waitForURL(COURSE);
        page.locator("form[action$='/units'] button").first().click();
        page.locator("[data-unit]").first().waitFor();
        return page.url().replaceFirst("(.*/courses/[0-9a-z]{20}).*", "$1");
    }

    /** A new lesson in the course one looks at, opened for writing; answers its address. */
    String lesson(String title) {
        page.locator("form[action$='/lessons'] button").first().click();
        page.waitForURL(EDITING);
        page.locator("input[name=title]").fill(title);
        saved();
        return page.url().replaceFirst("/edit.*", "");
    }

    Locator text() {
        return page.locator("textarea[name=source]");
    }

    /** Types a text and waits until the server has it. */
    void write(String source) {
        page.waitForResponse(Pattern.compile(".*/draft"), () -> text().fill(source));
        saved();
    }

    void saved() {
        page.locator("[data-kept]:not(.here)")
                .filter(new Locator.FilterOptions().setHasText("Saved"))
                .waitFor();
    }

    Visitor teacher() {
        return teacher;
    }

    /** A folder as one sends it. */
    static Path zip(Path folder) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes);
                Stream<Path> all = Files.walk(folder)) {
            for (var one : all.filter(Files::isRegularFile).toList()) {
                var name = folder.getFileName() + "/" + folder.relativize(one);
                zip.putNextEntry(new ZipEntry(name));
                Files.copy(one, zip);
            }
            zip.finish();
            var file = Files.createTempFile("course-", ".zip");
            file.toFile().deleteOnExit();
            return Files.write(file, bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
