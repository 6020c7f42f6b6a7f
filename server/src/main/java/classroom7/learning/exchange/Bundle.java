package classroom7.learning.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The files that are imported: a folder, a zip, or one file alone. */
public interface Bundle extends AutoCloseable {
    int FILES_MAX = 20_000;
    long FILE_BYTES_MAX = 200_000_000;
    long BYTES_MAX = 2_000_000_000;
    int TEXT_BYTES_MAX = 20_000_000;

    /** What it is called: a folder's or file's name without its ending. */
    String name();

    /** Paths of the files with {@code /} between their parts, none of which is {@code ..}. */
    List<String> paths();

    /** What was left out already, such as links that lead out of a folder. */
    List<Finding> leftOut();

    /** The bytes of a file; more than {@link #FILE_BYTES_MAX} end in {@link BadBundle}. */
    InputStream open(String path) throws IOException;

    @Override
    void close();
}
