package classroom7.web.reply;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method of a controller takes a file: a form of up to so many bytes, from those who teach or
 * own somewhere. Without it a form is a small one.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TakesFile {
    /** What a form needs beside its file. */
    long FORM_BYTES_MAX = 1 << 20;

    long bytesMax();
}
