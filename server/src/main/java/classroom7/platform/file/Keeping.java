package classroom7.platform.file;

/** How keeping a file ended. */
public sealed interface Keeping {
    /** Its bytes are on disk under this name; they may have been there before. */
    record Kept(Sha256 sha256, long bytes) implements Keeping {}

    /** It has more bytes than were allowed; nothing was kept. */
    record TooLarge(long bytesMax) implements Keeping {}

    /** There is no room left for it; nothing was kept. */
    record NoRoom() implements Keeping {}

    /** The sender stopped in the middle; nothing was kept. */
    record BrokenOff(String cause) implements Keeping {}
}
